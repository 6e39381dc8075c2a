"""What crosses the wall between the host and a box: jobs in, raw outcomes out.

Standard library only, because both sides import it and the box must not drag the host's packages in.
Everything that comes out of a box is a claim: the learner's code ran in the same process that wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ITEM_BYTES: Final[dict[str, int]] = {
    "bool": 1,
    "int8": 1,
    "int16": 2,
    "int32": 4,
    "int64": 8,
    "uint8": 1,
    "uint16": 2,
    "uint32": 4,
    "uint64": 8,
    "float16": 2,
    "bfloat16": 2,
    "float32": 4,
    "float64": 8,
    "complex64": 8,
    "complex128": 16,
}
"""The dtypes that may cross the wall, with the bytes of one element. Everything else is an ``Opaque``."""


@dataclass(frozen=True, slots=True)
class Array:
    """An array as bytes.

    Attributes:
        dtype: NumPy's or ml_dtypes' name, one of ``ITEM_BYTES``.
        shape: The lengths of the axes, at most eight.
        data: The elements, little-endian, in C order.
    """

    dtype: str
    shape: tuple[int, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that is not an array or a Python literal: named, never sent.

    Attributes:
        type_name: Qualified name of the type, such as ``numpy.ndarray`` or ``learner.Model``.
        text: What ``repr`` made of it, capped.
    """

    type_name: str
    text: str


Literal = None | bool | int | float | str | Array | Opaque
Value = Literal | tuple["Value", ...] | list["Value"] | dict[str, "Value"]
"""What an entry function takes and gives: literals, arrays, and containers of them."""


class EditAction(StrEnum):
    """How a counterfactual rerun tampers with a module right after its ``__init__``."""

    FILL = "fill"  # every element of the Variable becomes `number`
    SCALE = "scale"  # every element is multiplied by `number`
    ATTACH_LINEAR = "attach_linear"  # a nested nnx.Linear(2, 3) is added under the name
    ATTACH_PARAM = "attach_param"  # an nnx.Param of shape (2,) is added
    ATTACH_VARIABLE = "attach_variable"  # an nnx.Variable of shape (2,) is added
    ATTACH_CUSTOM = "attach_custom"  # a Variable subclass the learner has never seen, shape (2,)
    DUPLICATE = "duplicate"  # one more Variable of the attribute's own type and value, under its name and "_again"


@dataclass(frozen=True, slots=True)
class Edit:
    """One tampering, applied to every root module (one built outside any other's ``__init__``).

    Attributes:
        attribute: Name of the attribute to change or to add. A missing one to change is skipped and reported.
        action: What to do with it.
        number: The number for FILL and SCALE.
    """

    attribute: str
    action: EditAction
    number: float = 0.0


class Way(StrEnum):
    """How a case calls the entry function."""

    CALL = "call"  # entry(*args)
    TWICE = "twice"  # entry(*args) once more after a first call; the second result counts
    JIT = "jit"  # jax.jit(entry)(*args)
    VMAP = "vmap"  # jax.vmap(entry)(*args), over the first axis of every argument
    GRADIENT = "gradient"  # jax.grad of the sum of the result's elements, with respect to one argument
    GRADIENT_OF_SQUARES = "gradient of squares"  # the same of half the sum of their squares
    UNCOMPILED = "uncompiled"  # entry(*args) under jax.disable_jit(): what is compiled runs as Python in every call


@dataclass(frozen=True, slots=True)
class Case:
    """One call of the entry function.

    Attributes:
        name: Unique in the job.
        args: Positional arguments; every ``Array`` reaches the learner as a ``jax.Array``.
        edits: Tampering for a counterfactual rerun; empty for a plain case.
        way: How the function is called.
        argument: Which argument the gradients are taken with respect to, counted from 0.
        entry: Name of the function to call; empty for the job's.
    """

    name: str
    args: tuple[Value, ...]
    edits: tuple[Edit, ...] = ()
    way: Way = Way.CALL
    argument: int = 0
    entry: str = ""

    @property
    def is_rerun(self) -> bool:
        """Whether it is a counterfactual: what it gives is compared and never judged."""
        return bool(self.edits) or self.way is Way.UNCOMPILED


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a box needs to run one submission.

    Attributes:
        source: The submission, valid UTF-8 without NUL.
        entry: Name of the function to call.
        cases: Run in order, in one process, after the source was executed once.
        starter: The problem's starter, so that the box can tell an untouched one (compared as syntax trees).
        wall_seconds: Time for the whole job, from its arrival in the box.
        trusted: Set for the project's own references only; such a job may fill the compilation cache. Without cases, it
            fills it with what boxes warm themselves with, and runs no source.
    """

    source: str
    entry: str
    cases: tuple[Case, ...]
    starter: str = ""
    wall_seconds: float = 10.0
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of a traceback, in the learner's own source.

    Attributes:
        line: 1-based line in the submission.
        function: Name of the function, or ``<module>``.
        text: The line itself, stripped and capped.
    """

    line: int
    function: str
    text: str


@dataclass(frozen=True, slots=True)
class RawError:
    """An exception, with the frames that lie in the learner's source and no others.

    Attributes:
        type_name: Name of the exception's class, with its module unless built in.
        message: ``str`` of it, capped.
        frames: Outermost first; empty when no learner line was on the stack.
    """

    type_name: str
    message: str
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a module as it stood at one moment.

    Attributes:
        name: The attribute's name.
        kind: ``variable``, ``array`` (an unwrapped one), ``module`` or ``static``.
        type_name: ``nnx.Param``, ``learner.BatchStat``, ``int``...
        bases: Qualified names along the method resolution order, from the type itself up to and with ``nnx.Variable``;
            empty unless ``kind`` is ``variable``.
        value: The array inside where it is small, otherwise an ``Opaque``; for a module its class name as ``Opaque``.
        shape: The array's shape; empty for other kinds.
        dtype: The array's dtype; empty for other kinds.
        number: Which object it is: a Variable's number among those of the case, a module's ``index``; None for other
            kinds, and for a module that was not seen being built. One Variable in two places has one number.
    """

    name: str
    kind: str
    type_name: str
    bases: tuple[str, ...]
    value: Value
    shape: tuple[int, ...] = ()
    dtype: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ModuleSeen:
    """One module instance that came to be while a case ran.

    Attributes:
        index: 0, 1, 2... in order of construction, counting every module.
        class_name: ``learner.MultiParam``, ``nnx.Linear``...
        origin: ``init`` (built by calling the class), ``merge`` (came out of nnx.merge) or ``clone``.
        parent: Index of the module in whose ``__init__`` it was built, or None for a root.
        before: Attributes right after ``__init__`` (or merge), before any edit.
        after: Attributes when the case had ended.
        calls: How often its ``__call__`` ran.
    """

    index: int
    class_name: str
    origin: str
    parent: int | None
    before: tuple[Attribute, ...]
    after: tuple[Attribute, ...]
    calls: int


@dataclass(frozen=True, slots=True)
class CallSeen:
    """One call of a watched function (``nnx.state``, ``nnx.split``, ``jax.tree.map``...), made by the learner's code.

    Attributes:
        name: The public name, such as ``nnx.state``.
        arguments: One short description per argument: ``module#0``, ``nnx.Param``, ``learner.BatchStat``, ``state``,
            ``graphdef``, ``array(3,)``, or a type's name.
        leaves: Number of array leaves in what it returned, where that makes sense.
        line: Line in the learner's source, 0 if unknown.
    """

    name: str
    arguments: tuple[str, ...]
    leaves: int | None
    line: int


@dataclass(frozen=True, slots=True)
class WarningSeen:
    """A Python warning raised while the learner's code ran: category's name, message (capped), line (0 if unknown)."""

    category: str
    message: str
    line: int


@dataclass(frozen=True, slots=True)
class RawCase:
    """What one case gave: a value or an error, and what was seen on the way.

    ``traced`` holds the name of one of the learner's functions for each time that JAX traced it.
    """

    name: str
    value: Value = None
    error: RawError | None = None
    modules: tuple[ModuleSeen, ...] = ()
    calls: tuple[CallSeen, ...] = ()
    warnings: tuple[WarningSeen, ...] = ()
    missed_edits: tuple[str, ...] = ()
    traced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawLoad:
    """What executing the source as a module gave, before any case.

    Attributes:
        error: The exception that ended it (a SyntaxError included), or None.
        entry_found: Whether a callable of the entry's name is there.
        defined: Names of the functions that the source defines at its top level, at most 20.
        untouched: Whether its syntax tree equals the starter's.
        warnings: Warnings raised while it ran.
        calls: Watched functions that it called, decorators among them, in order.
    """

    error: RawError | None = None
    entry_found: bool = False
    defined: tuple[str, ...] = ()
    untouched: bool = False
    warnings: tuple[WarningSeen, ...] = ()
    calls: tuple[CallSeen, ...] = ()


class Ending(StrEnum):
    """How the process that ran the job ended, as the box's server (or the host) saw it."""

    FINISHED = "finished"  # it ended by itself with status 0
    DIED = "died"  # it ended by itself otherwise; see `exit_status`
    TIMEOUT = "timeout"  # killed at the wall or CPU limit
    MEMORY = "memory"  # killed or refused at the memory limit
    OUTPUT_LIMIT = "output_limit"  # killed for printing too much
    LOST = "lost"  # the box itself broke: our fault


@dataclass(frozen=True, slots=True)
class RawOutcome:
    """All that is known of one job.

    Attributes:
        ending: How the process ended.
        exit_status: As of ``os.waitstatus_to_exitcode``: negative for a signal; None if unknown.
        load: What executing the source gave; None if the process never said.
        cases: The cases that reported, in order; a missing one never did.
        stdout: What the learner printed, decoded with replacement, capped.
        stdout_cut: Whether the cap cut something off.
        garbled: Whether the process wrote something that the codec refuses.
        box_seconds: Time in the box from the job's arrival to its end.
        detail: For the log, never for a learner (for example the tail of stderr).
    """

    ending: Ending
    exit_status: int | None = None
    load: RawLoad | None = None
    cases: tuple[RawCase, ...] = ()
    stdout: str = ""
    stdout_cut: bool = False
    garbled: bool = False
    box_seconds: float = 0.0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BoxReady:
    """A box says that a warm child waits for a job.

    Attributes:
        versions: (distribution, version) pairs of what learner code meets there, Python included.
        walls: What keeps learner code in: names such as ``seccomp``, ``landlock``, ``own uid``.
        missing: The same for what this machine does not offer.
    """

    versions: tuple[tuple[str, str], ...]
    walls: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoxDone:
    """A box says that a job is over and that nothing of it is left running.

    Attributes:
        ending: How the child ended; never ``LOST``, which only the host can see.
        exit_status: As in ``RawOutcome``.
        payload: What the child wrote on its result channel, byte for byte, as a uint8 array.
        stdout: What it printed, byte for byte, capped, as a uint8 array.
        stdout_cut: Whether the cap cut something off.
        noise: Tail of file descriptor 2, as a uint8 array.
        box_seconds: From the job's arrival to the child's end.
        must_recycle: Whether something was odd enough that the box should serve no further job.
    """

    ending: Ending
    exit_status: int | None
    payload: Array
    stdout: Array
    stdout_cut: bool
    noise: Array
    box_seconds: float
    must_recycle: bool

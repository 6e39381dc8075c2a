"""What the learner's code did with Flax and JAX, seen from inside the box.

``install`` wraps the entry points before any learner code runs.
The wrapped functions behave as before; observing is bounded in size and never raises because of what it looks at.
"""

from __future__ import annotations

import contextlib
import functools
import sys
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import jax
from flax import nnx

from runner.box.edits import apply
from runner.box.snapshot import Namer, Numbers, describe, hold, is_array, is_module
from runner.box.watched import COPIES, WITHOUT_LEAVES, WRITING, entry_points, is_writing
from runner.protocol import Attribute, CallSeen, ModuleSeen, WarningSeen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runner.protocol import Edit

MODULES = 64
CALLS = 128
ARGUMENTS = 8
WARNINGS = 16
MESSAGE_CHARACTERS = 400
TRACES = 64
TRACE_EVENT = "/jax/core/compile/jaxpr_trace_duration"
"""What JAX reports each time it has run a function's Python to learn what it computes."""

_SHORT_NAMES = {nnx.State: "state", nnx.GraphDef: "graphdef"}


@dataclass(slots=True)
class Seen:
    """What was seen in one case; complete once its context has ended."""

    modules: tuple[ModuleSeen, ...] = ()
    calls: tuple[CallSeen, ...] = ()
    warnings: tuple[WarningSeen, ...] = ()
    missed_edits: tuple[str, ...] = ()
    traced: tuple[str, ...] = ()


@dataclass(slots=True)
class _Record:
    """One live module and what is remembered of it."""

    module: object
    index: int
    origin: str
    parent: int | None
    before: dict[str, tuple[object, object]] = field(default_factory=dict)
    calls: int = 0


@dataclass(slots=True)
class _Recorder:
    """Everything remembered while one case runs."""

    edits: tuple[Edit, ...]
    records: dict[int, _Record] = field(default_factory=dict)  # by id(module); the record keeps the module alive
    building: list[int] = field(default_factory=list)
    built: int = 0
    calls: list[CallSeen] = field(default_factory=list)
    missed_edits: dict[str, None] = field(default_factory=dict)
    traced: list[str] = field(default_factory=list)
    has_written: bool = False


class Probes:
    """The installed probes.

    Attributes:
        learner_module_name: Name under which the learner's source is executed.
        source_name: File name that the learner's code objects carry.
        load_warnings: What ``load`` collected.
        load_calls: The same.
        learner_functions: Names of the functions that the source defines.
    """

    def __init__(self, learner_module_name: str, source_name: str) -> None:
        self.learner_module_name = learner_module_name
        self.source_name = source_name
        self.load_warnings: tuple[WarningSeen, ...] = ()
        self.load_calls: tuple[CallSeen, ...] = ()
        self.learner_functions: frozenset[str] = frozenset()
        self._namer = Namer(learner_module_name)
        self._recorder: _Recorder | None = None
        self._counted: set[type] = set()

    @contextlib.contextmanager
    def load(self) -> Iterator[None]:
        """Collect warnings and calls while the source is executed, into ``load_warnings`` and ``load_calls``.

        Decorators are among the calls. Modules are not looked at: they belong to no case.
        """
        collected: dict[WarningSeen, None] = {}
        recorder = self._recorder = _Recorder((), built=MODULES)
        try:
            with self._collecting(collected):
                yield
        finally:
            self._recorder = None
            self.load_warnings = tuple(collected)
            self.load_calls = tuple(recorder.calls)

    @contextlib.contextmanager
    def case(self, edits: tuple[Edit, ...] = ()) -> Iterator[Seen]:
        """Observe one plain case or rerun.

        Args:
            edits: Applied to every root module right after its ``__init__``.

        Yields:
            What is seen; filled in when the context ends, whether by an exception or not.
        """
        seen = Seen()
        collected: dict[WarningSeen, None] = {}
        recorder = self._recorder = _Recorder(edits)
        try:
            with self._collecting(collected):
                yield seen
        finally:
            self._recorder = None
            seen.warnings = tuple(collected)
            seen.calls = tuple(recorder.calls)
            seen.missed_edits = tuple(recorder.missed_edits)
            seen.traced = tuple(recorder.traced)
            records = sorted(recorder.records.values(), key=lambda record: record.index)
            numbers = Numbers({id(record.module): record.index for record in records})
            seen.modules = tuple(self._describe(record, numbers) for record in records)

    @contextlib.contextmanager
    def _collecting(self, collected: dict[WarningSeen, None]) -> Iterator[None]:
        def show(
            message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: object, **__: object
        ) -> None:
            if len(collected) < WARNINGS:
                line = lineno if filename == self.source_name else 0
                name = category.__name__[:MESSAGE_CHARACTERS]
                collected[WarningSeen(name, str(message)[:MESSAGE_CHARACTERS], line)] = None

        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning = show
            yield

    def build(self, make: Callable[..., Any], cls: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> object:
        """Build a module by ``make(cls, *args, **kwargs)`` and remember it, editing it if it is a root."""
        recorder = self._recorder
        if recorder is None or recorder.built >= MODULES:
            return make(cls, *args, **kwargs)
        index = recorder.built
        recorder.built += 1
        parent = recorder.building[-1] if recorder.building else None
        recorder.building.append(index)
        try:
            module = make(cls, *args, **kwargs)
        finally:
            recorder.building.pop()
        with self._unobserved():
            self._count_calls(type(module))
            record = _Record(module, index, "init", parent, hold(module))
            recorder.records[id(module)] = record
            if parent is None:
                for edit in recorder.edits:
                    if not apply(edit, module):
                        recorder.missed_edits[edit.attribute] = None
        return module

    def watch(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a function so that the learner's calls of it are recorded."""

        @functools.wraps(function)
        def watched(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - it passes on whatever the function takes
            frame = sys._getframe(1)  # noqa: SLF001 - the caller's file says whether the learner made the call
            recorder = self._recorder
            if recorder is None or frame.f_code.co_filename != self.source_name or len(recorder.calls) >= CALLS:
                return function(*args, **kwargs)
            position = len(recorder.calls)
            described = self._describe_arguments(recorder, args, kwargs)
            recorder.calls.append(CallSeen(name, described, None, frame.f_lineno))
            result = function(*args, **kwargs)
            self._note_result(recorder, position, result)
            return result

        return watched

    def note_trace(self, event: str, _: float, **details: Any) -> None:  # noqa: ANN401 - JAX adds what it likes
        """Remember that JAX traced a function; a listener of ``jax.monitoring``."""
        recorder, name = self._recorder, details.get("fun_name")
        if recorder is None or event != TRACE_EVENT or len(recorder.traced) >= TRACES:
            return
        # JAX's own functions are traced once in a process, so that their number says nothing.
        if name in self.learner_functions:
            recorder.traced.append(str(name)[:MESSAGE_CHARACTERS])

    def note_event(self, event: str, arguments: tuple[object, ...]) -> None:
        """Remember the first event of a case that writes to disk; a hook of ``sys.audit``."""
        recorder = self._recorder
        if recorder is None or recorder.has_written or not is_writing(event, arguments):
            return
        recorder.has_written = True
        recorder.calls.append(CallSeen(WRITING, (), None, 0))

    def _note_result(self, recorder: _Recorder, position: int, result: object) -> None:
        call = recorder.calls[position]
        with self._unobserved():
            if is_module(result) and id(result) not in recorder.records and recorder.built < MODULES:
                origin = "clone" if call.name in COPIES else "merge"
                root = recorder.built
                inner = nnx.iter_modules(result)  # a Sequential's layers are models as well
                for path, module in [((), result), *inner]:
                    if id(module) in recorder.records or recorder.built >= MODULES:
                        continue
                    self._count_calls(type(module))
                    parent = root if path else None
                    recorder.records[id(module)] = _Record(module, recorder.built, origin, parent, hold(module))
                    recorder.built += 1
            if call.name not in WITHOUT_LEAVES:
                leaves = len(jax.tree_util.tree_leaves(result))
                recorder.calls[position] = CallSeen(call.name, call.arguments, leaves, call.line)

    def _count_calls(self, cls: type) -> None:
        for base in cls.__mro__:
            inner = base.__dict__.get("__call__")
            if base not in self._counted and inner is not None and hasattr(inner, "__get__"):
                type.__setattr__(base, "__call__", self._counting(inner))
            self._counted.add(base)

    def _counting(self, inner: Any) -> Callable[..., Any]:  # noqa: ANN401 - a function or any other descriptor
        @functools.wraps(inner, updated=())
        def counted(module: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            self._called(module)
            return inner.__get__(module, type(module))(*args, **kwargs)

        return counted

    def _called(self, module: object) -> None:
        recorder = self._recorder
        if recorder is None:
            return
        record = recorder.records.get(id(module))
        if record is None:
            # A copy that a transform made: count it for the last module of its class.
            same = (other for other in reversed(recorder.records.values()) if type(other.module) is type(module))
            record = next(same, None)
        if record is not None:
            record.calls += 1

    def _describe(self, record: _Record, numbers: Numbers) -> ModuleSeen:
        before: tuple[Attribute, ...] = ()
        after: tuple[Attribute, ...] = ()
        class_name = "?"
        with self._unobserved():
            class_name = self._namer.name(type(record.module))
            before = describe(record.before, self._namer, numbers)
            after = describe(hold(record.module), self._namer, numbers)
        return ModuleSeen(record.index, class_name, record.origin, record.parent, before, after, record.calls)

    def _describe_arguments(
        self, recorder: _Recorder, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[str, ...]:
        texts: list[str] = []
        with self._unobserved():
            named = [("", value) for value in args[:ARGUMENTS]]
            named += [(f"{name}=", value) for name, value in kwargs.items()]
            described = (name + self._describe_argument(recorder, value) for name, value in named[:ARGUMENTS])
            texts.extend(text[:MESSAGE_CHARACTERS] for text in described)
        return tuple(texts)

    def _describe_argument(self, recorder: _Recorder, argument: object) -> str:
        record = recorder.records.get(id(argument))
        if record is not None:
            return f"module#{record.index}"
        if argument is Ellipsis:
            return "..."
        if isinstance(argument, type):
            return self._namer.name(argument)
        if is_array(argument):
            return f"array{tuple(argument.shape)}"  # type: ignore[attr-defined]
        return _SHORT_NAMES.get(type(argument)) or self._namer.name(type(argument))

    @contextlib.contextmanager
    def _unobserved(self) -> Iterator[None]:
        """Do the probes' own work: nothing of it is recorded, and nothing that a learner's object does gets out."""
        recorder, self._recorder = self._recorder, None
        try:
            yield
        except BaseException:  # noqa: BLE001, S110 - a learner's hook may raise anything, SystemExit included
            pass
        finally:
            self._recorder = recorder


def install(learner_module_name: str, source_name: str = "submission.py") -> Probes:
    """Wrap the entry points of Flax and JAX. Call once in the child, before any learner code runs.

    Args:
        learner_module_name: Name under which the learner's source is executed as a module.
        source_name: File name that its code objects carry, for line numbers.
    """
    probes = Probes(learner_module_name, source_name)
    meta = type(nnx.Module)
    make = meta.__call__

    def build(cls: type, *args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - a class may take anything
        return probes.build(make, cls, args, kwargs)

    meta.__call__ = build
    jax.monitoring.register_event_duration_secs_listener(probes.note_trace)
    sys.addaudithook(probes.note_event)
    for prefix, owner, name in entry_points():
        setattr(owner, name, probes.watch(f"{prefix}.{name}", getattr(owner, name)))
    return probes

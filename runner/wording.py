"""The sentences of a report: what was observed, why it matters, what to do next. Pure text, written for beginners.

Nothing here is escaped: texts may hold what a learner typed, and whoever shows them escapes them.
"""

from __future__ import annotations

import difflib
import re
import signal
from typing import TYPE_CHECKING, Final

import numpy as np

from runner import limits
from runner.checker import to_numpy
from runner.protocol import Array, Ending, Opaque, Way
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from problems.problem import Problem
    from runner.checker import Finding
    from runner.protocol import Case, RawError, RawLoad, RawOutcome, Value

SHOWN_CHARS: Final = 600
SHOWN_ELEMENTS: Final = 60
FEW_AXES: Final = 3
SIGNIFICANT_DIGITS: Final = 7
LEARNER: Final = "learner."
"""What the box puts before the names that a submission defines: nothing that its author would know."""
_VARIABLE_BEGUN: Final = re.compile(r"\( # [\d,]+ \([^)]*\)$")
"""NNX prints a Variable on several lines, the first of which is ``Param( # 2 (8 B)``."""

# -- values ------------------------------------------------------------------------------------------------------------


def show(value: Value) -> str:
    """Write a value as short text: arrays with dtype and shape, everything cut where it gets long."""
    text = ""
    # Piece by piece: nobody waits for thousands of items of which the first few are shown.
    for piece in _pieces(value):
        text += piece
        if len(text) > SHOWN_CHARS:
            return text[: SHOWN_CHARS - 1] + "…"
    return text


def _show_array(array: Array) -> str:
    numbers = np.array2string(
        to_numpy(array),
        precision=SIGNIFICANT_DIGITS,
        threshold=SHOWN_ELEMENTS,
        # NumPy shows so many at both ends of every axis: three of each in eight axes are 1.7 million elements.
        edgeitems=3 if len(array.shape) <= FEW_AXES else 1,
        separator=", ",
        max_line_width=100,
    )
    shape = ", ".join(map(str, array.shape)) + ("," if len(array.shape) == 1 else "")
    return f"{numbers}  ({array.dtype}, shape ({shape}))"


def _pieces(value: Value) -> Iterator[str]:
    if isinstance(value, Array):
        yield _show_array(value)
    elif isinstance(value, Opaque):
        yield f"{value.type_name.removeprefix(LEARNER)}: {value.text}"
    elif isinstance(value, dict):
        yield "{"
        for position, (key, item) in enumerate(value.items()):
            yield f"{', ' if position else ''}{key!r}: "
            yield from _pieces(item)
        yield "}"
    elif isinstance(value, (list, tuple)):
        yield "[" if isinstance(value, list) else "("
        for position, item in enumerate(value):
            yield ", " if position else ""
            yield from _pieces(item)
        yield "]" if isinstance(value, list) else ",)" if len(value) == 1 else ")"
    else:
        yield repr(value)


def shape_text(shape: tuple[int, ...]) -> str:
    """Write a shape as Python does."""
    return f"`({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})`"


def name_kind(value: Value) -> str:
    """Say what kind of thing a value is, for the middle of a sentence."""
    if value is None:
        return "`None`"
    if isinstance(value, Array):
        return f"a JAX array of shape {shape_text(value.shape)}"
    if isinstance(value, Opaque):
        known = {"numpy.ndarray": "a NumPy array", "jax.Array": "a JAX array"}
        return known.get(value.type_name) or f"an object of type `{value.type_name.removeprefix(LEARNER)}`"
    if isinstance(value, (tuple, list, dict)):
        kind = type(value).__name__
        return f"a {kind} with {len(value)} item{'' if len(value) == 1 else 's'}"
    return f"a Python {type(value).__name__}"


# -- one case ----------------------------------------------------------------------------------------------------------

_WAYS: Final = {
    Way.CALL: "",
    Way.TWICE: "Called a second time with the same arguments: ",
    Way.JIT: "Called through `jax.jit`: ",
    Way.VMAP: "Called through `jax.vmap`: ",
    Way.GRADIENT: "Differentiated by `jax.grad` with respect to `{name}`: ",
    Way.UNCOMPILED: "Under `jax.disable_jit()`: ",
    Way.GRADIENT_OF_SQUARES: "Half the sum of squares of the result, differentiated with respect to `{name}`: ",
}


def name_way(case: Case, parameters: tuple[str, ...]) -> str:
    """Say how a case called the function, for the front of a sentence; nothing for a plain call."""
    name = parameters[case.argument] if case.argument < len(parameters) else "its argument"
    return _WAYS[case.way].replace("{name}", name)


def describe_finding(finding: Finding, entry: str) -> str:
    """Say what is different in one case, and what to look at."""
    at = f" At `result{finding.path}`:" if finding.path else ""
    expected, got = finding.expected, finding.got
    match finding.verdict:
        case Verdict.WRONG_TYPE:
            return (
                f"`{entry}` gave {name_kind(got)}; the task asks for {name_kind(expected)}.{at}{_type_advice(finding)}"
            )
        case Verdict.WRONG_SHAPE if isinstance(expected, Array) and isinstance(got, Array):
            return f"The result has shape {shape_text(got.shape)}; the task asks for {shape_text(expected.shape)}.{at}"
        case Verdict.WRONG_DTYPE if isinstance(expected, Array) and isinstance(got, Array):
            return (
                f"The shape is right, but the elements are `{got.dtype}`; the task asks for `{expected.dtype}`.{at} "
                "An array takes its dtype from what it is made of; functions that make one have a `dtype=` argument."
            )
    return f"{_value_sentence(finding)}{at}"


def advise_search(finding: Finding) -> str:
    """Say how to look for the place, for somebody who has been told no cause. Empty where the difference names it."""
    if finding.verdict is Verdict.WRONG_SHAPE:
        return (
            "Follow the shapes through your code: `jax.debug.print` or `print(a.shape)` after each step shows where "
            "they part."
        )
    return "Work one small example out by hand and compare each step." if finding.largest_difference is not None else ""


def _type_advice(finding: Finding) -> str:  # noqa: PLR0911  # a list of sentences
    got, expected = finding.got, finding.expected
    if got is None:
        return " A function that ends without reaching a `return` gives `None`."
    if isinstance(got, Opaque) and (advice := _opaque_advice(got)):
        return advice
    if isinstance(got, Opaque) and isinstance(expected, Array):
        return " The task asks for the array inside it, or for one computed from it."
    if isinstance(expected, Array) and isinstance(got, (bool, int, float)):
        return " A Python number has no shape and no dtype; `jnp.array` makes an array of it."
    if isinstance(got, Array) and isinstance(expected, (bool, int, float)):
        return " An array that holds one element is still an array."
    if isinstance(expected, Array) and isinstance(got, (tuple, list)):
        return " Several numbers in one array are not the same as a Python sequence of them."
    return " The end of the task's page, under Output, says what is to be returned."


def _opaque_advice(got: Opaque) -> str:
    if got.type_name == "numpy.ndarray" or got.type_name.startswith("numpy."):
        return " NumPy computes outside JAX, where no gradient or `jit` can follow; `jax.numpy` makes JAX arrays."
    if got.type_name == "coroutine":
        return " A function defined with `async def` gives a coroutine when it is called; `def` alone is meant here."
    if "Tracer" in got.type_name:
        return " A tracer stands for an array while JAX traces a function; afterwards it means nothing."
    if got.type_name == "jax.Array":
        return f" What came is {got.text}."
    return ""


def _value_sentence(finding: Finding) -> str:
    if finding.largest_difference is not None:
        where = f" at index `{list(finding.where)}`" if finding.where else ""
        return f"Shape and dtype are right, but the numbers differ: by up to {finding.largest_difference:.6g}{where}."
    if finding.where is not None and isinstance(finding.got, Array):
        element = to_numpy(finding.got)[finding.where]
        if not np.isfinite(element):
            return (
                f"Element `{list(finding.where)}` is `{element}`. Such a value comes from dividing by zero, "
                "the logarithm or root of a number below zero, numbers that grew too large, or filling without a "
                "value; look for the first step that makes one."
            )
    return f"The result is {show(finding.got)}; the task asks for {show(finding.expected)}."


def describe_error(error: RawError) -> str:
    """Say in one sentence that an exception ended a case."""
    if error.type_name == "SystemExit":
        return (
            "Your code asked Python to stop (`SystemExit`) before it gave a result. "
            "Leave out `exit`, `quit` and `raise SystemExit`: returning from the function is enough."
        )
    # Of a message of several lines the first often ends by announcing the others.
    first_line = next(iter(error.message.splitlines()), "").rstrip(":")
    first_line = _VARIABLE_BEGUN.sub("(…)", first_line)
    name = error.type_name.removeprefix(LEARNER)
    at = f" on line {error.frames[-1].line}" if error.frames else ""
    return f"Your code raised `{name}`{at}" + (f": {first_line}" if first_line else ".")


# -- the whole ---------------------------------------------------------------------------------------------------------


def headline_for_ending(  # noqa: PLR0911  # a list of sentences
    verdict: Verdict, outcome: RawOutcome, problem: Problem, missing: int
) -> str:
    """Say in a sentence or two why a submission ended before its values could be looked at."""
    match verdict:
        case Verdict.INFRA:
            return "Something on our side broke while this was being checked. It does not count; please send it again."
        case Verdict.OUTPUT_LIMIT:
            return (
                f"Your code printed or returned more than can be taken in ({limits.FLOOD_BYTES // limits.MIB} MiB "
                "of text), so it was stopped. Is there a `print` inside a loop that never ends?"
            )
        case Verdict.TIMEOUT:
            return (
                f"Your code was still running after {problem.wall_seconds:g} seconds and was stopped. "
                "Look for a loop whose condition never becomes false, or for work that grows with every step."
            )
        case Verdict.MEMORY:
            return (
                f"Your code asked for more memory than the {limits.DATA_BYTES / 1024**3:g} GiB that a submission has. "
                "Look at the shape of the largest array that it makes: is an axis far longer than meant?"
            )
        case Verdict.CRASH:
            return f"Python itself was ended by {_crash_reason(outcome)} while it ran your code, without an exception."
        case Verdict.UNATTEMPTED:
            return "This is the starter code as it came. Fill in what it leaves open, then send it again."
    return _error_headline(outcome, problem, missing)


def _crash_reason(outcome: RawOutcome) -> str:
    if outcome.ending is Ending.DIED and outcome.exit_status is not None and outcome.exit_status < 0:
        try:
            return f"the signal {signal.Signals(-outcome.exit_status).name}"
        except ValueError:
            return f"signal {-outcome.exit_status}"
    return "damage to the machinery that runs it"


def _error_headline(outcome: RawOutcome, problem: Problem, missing: int) -> str:
    load = outcome.load
    if outcome.garbled:
        return (
            "What came back cannot be read, because your code wrote to a channel that belongs to the checking. "
            "Return the result from the function, and use `print` for everything else."
        )
    if load is not None and load.error is not None:
        if load.error.type_name.endswith(("SyntaxError", "IndentationError", "TabError")):
            return _syntax_headline(load.error)
        return describe_error(load.error)
    if load is not None and not load.entry_found:
        return _missing_entry_headline(load, problem)
    done = "before any case had run" if not outcome.cases else f"with {missing} of the cases still to run"
    return (
        f"Your code ended the Python process {done}, so there is no result to look at. "
        "Leave out calls such as `os._exit`, `exit` and `quit`: returning from the function is enough."
    )


def _syntax_headline(error: RawError) -> str:
    at = f" on line {error.frames[-1].line}" if error.frames and error.frames[-1].line else ""
    name = error.type_name.rpartition(".")[2]
    return (
        f"Python cannot read the code{at} (`{name}`: {error.message}). Nothing has run yet. "
        "Look at that line and the one above it: a bracket, a quote, a colon or the indentation is often the reason."
    )


def _missing_entry_headline(load: RawLoad, problem: Problem) -> str:
    call = f"`{problem.entry}({', '.join(problem.parameters)})`"
    if not load.defined:
        return (
            f"The code runs, but no function stands at its top level. The task asks for one named {call}; "
            "one that is indented belongs to the class or function above it."
        )
    names = [name[: limits.NAME_CHARS] for name in load.defined[: limits.DEFINED_NAMES]]
    found = ", ".join(f"`{name}`" for name in names)
    close = difflib.get_close_matches(problem.entry, names, n=1)
    rename = f" Is `{close[0]}` meant to be it? Then it needs that name." if close else ""
    return (
        f"The code runs, but has no function named `{problem.entry}`; it defines {found}. "
        f"The task asks for {call}.{rename}"
    )

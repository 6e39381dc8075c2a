"""What the kind, the shape and the numbers of a result say about how it came to be."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary.check import TOLERANCE, ratio, same
from problems.vocabulary.outputs import results
from runner.protocol import Array, Opaque

if TYPE_CHECKING:
    from collections.abc import Iterator

    from problems.evidence import Evidence
    from problems.vocabulary import Check
    from runner.protocol import Value

_FEW = 3
"""With fewer numbers than this, a pattern among them is chance."""


def wrong_kind(evidence: Evidence) -> Diagnosis | None:
    """Say what came where an array is asked for."""
    for value, expected in _values(evidence):
        if isinstance(expected, Array) and not isinstance(value, Array):
            return _name_kind(value, evidence)
    return None


def wrong_dtype(evidence: Evidence) -> Diagnosis | None:
    """Say that the numbers are of another type."""
    for value, expected in _values(evidence):
        if not isinstance(value, Array) or not isinstance(expected, Array) or value.dtype == expected.dtype:
            continue
        if "int" in value.dtype and "float" in expected.dtype:
            text = (
                f"The result is an array of integers (`{value.dtype}`). JAX takes the type from what it is given: "
                "counts are integers until something makes them floats."
            )
            return Diagnosis("dtype-integer", text, read="Output")
        text = (
            f"The result is `{value.dtype}` where `{expected.dtype}` is asked for. Types spread: one operand of "
            "another type is enough to change everything after it."
        )
        return Diagnosis("dtype-other", text, read="Output")
    return None


def wrong_shape(evidence: Evidence) -> Diagnosis | None:
    """Say how a shape differs, where there is a word for it; an exception in another case comes first."""
    if evidence.errors():
        return None
    shapes = [
        (value.shape, expected.shape)
        for value, expected in _values(evidence)
        if isinstance(value, Array) and isinstance(expected, Array) and value.shape != expected.shape
    ]
    if not shapes:
        return None
    shape, wanted = shapes[0]
    # Where a length of the inputs is one, many shapes differ by an axis of length one: all cases have to agree.
    if all(_squeezed(mine) == _squeezed(theirs) and len(mine) != len(theirs) for mine, theirs in shapes):
        if len(shape) > len(wanted):
            text = (
                f"The result has shape `{shape}`, with an axis of length one too many: `{wanted}` is asked for. Such "
                "axes come from slices, from reshaping and from `keepdims`."
            )
            return Diagnosis("extra-axis", text, read="Output")
        text = f"The result has shape `{shape}`, with an axis missing: `{wanted}` is asked for."
        return Diagnosis("missing-axis", text, read="Output")
    if all(mine == theirs[::-1] for mine, theirs in shapes):
        text = f"The result has shape `{shape}`: the right lengths, in the order of the transpose."
        return Diagnosis("result-transposed", text, read="Output")
    return None


def not_finite(evidence: Evidence) -> Diagnosis | None:
    """Say that a result holds NaN or infinity where the right one does not."""
    for _, mine, theirs in results(evidence):
        if mine.dtype.kind == "f" and np.isfinite(theirs).all() and not np.isfinite(mine).all():
            text = (
                "The result holds `nan` or `inf`. These spread through everything they touch: look for a division "
                "by zero, a logarithm or root of something not positive, or an exponential of something large."
            )
            return Diagnosis("not-finite", text)
    return None


def ignores_inputs(evidence: Evidence) -> Diagnosis | None:
    """Say that the same numbers came for every input."""
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    first = {mine.shape: (mine, theirs) for mine, theirs in reversed(pairs)}
    constant = all(same(mine, first[mine.shape][0]) for mine, _ in pairs)
    alike = [(mine, theirs) for mine, theirs in pairs if mine.shape == pairs[0][0].shape]
    varies = any(not same(theirs, alike[0][1]) for _, theirs in alike)
    # Zeros come of a sum over nothing as well, whatever was looked at before.
    if len(alike) < _FEW or not constant or not varies or not alike[0][0].any():
        return None
    text = "The same numbers came for every input. Something that the task passes in is not used."
    return Diagnosis("ignores-inputs", text, read="Task")


def off_by_factor(evidence: Evidence) -> Diagnosis | None:
    """Say that every result is the right one times one number."""
    wrong = [(mine, theirs) for _, mine, theirs in results(evidence) if theirs.size and not same(theirs, 0 * theirs)]
    ratios = [ratio(mine, theirs) for mine, theirs in wrong]
    first = next(iter(ratios), None)
    if (
        first is None
        or sum(theirs.size for _, theirs in wrong) < _FEW
        or math.isclose(first, 1, rel_tol=10 * TOLERANCE)
    ):
        return None
    if any(factor is None or not math.isclose(factor, first, rel_tol=10 * TOLERANCE) for factor in ratios):
        return None
    if abs(first) < TOLERANCE:
        return Diagnosis("always-zero", "Every number in the result is zero, for every input.", read="Task")
    text = (
        f"Every result is {first:.4g} times the right one, for every input: a constant factor is missing or too many."
    )
    return Diagnosis("off-by-factor", text, read="Task")


def wrong_kind_inside(evidence: Evidence) -> Diagnosis | None:
    """Say that one of several results is of the wrong kind, or that they came in another container."""
    for value, expected in _values(evidence):
        for place, mine, theirs in _pair(value, expected, ""):
            if isinstance(theirs, Array) and not isinstance(mine, Array):
                found = _name_kind(mine, evidence)
                if found is not None:
                    return replace(found, text=f"In the result's part `{place}`: {found.text}" if place else found.text)
            if isinstance(theirs, (tuple, list, dict)):
                text = (
                    f"The result{f' at `{place}`' if place else ''} is {_describe_kind(mine)} where "
                    f"{_describe(theirs)} is asked for. Kind, keys, order and number of the parts belong to the answer."
                )
                return Diagnosis("container-other", text, read="Output")
    return None


INNER_CHECKS: tuple[Check, ...] = (wrong_kind_inside,)
FORM_CHECKS: tuple[Check, ...] = (wrong_kind, wrong_dtype, wrong_shape)


def clipped(evidence: Evidence) -> Diagnosis | None:
    """Say that every result is the right one with its negative numbers set to zero."""
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence) if theirs.dtype.kind == "f"]
    if not pairs or all(same(mine, theirs) for mine, theirs in pairs):
        return None
    if not all(same(mine, np.maximum(theirs, 0)) for mine, theirs in pairs):
        return None
    text = (
        "The results are right where they are positive, and zero where they are meant to be negative, as after a ReLU."
    )
    return Diagnosis("result-clipped", text, read="Task")


PATTERN_CHECKS: tuple[Check, ...] = (not_finite, ignores_inputs, off_by_factor, clipped)


def _values(evidence: Evidence) -> Iterator[tuple[Value, Value]]:
    for case, seen in evidence.plain():
        expected = evidence.expected_case(case.name)
        if seen.error is None and expected is not None:
            yield seen.value, expected.value


def _pair(mine: Value, theirs: Value, place: str) -> Iterator[tuple[str, Value, Value]]:
    """Give what stands at the same place in two results, down to where their structures part."""
    if isinstance(mine, dict) and isinstance(theirs, dict) and mine.keys() == theirs.keys():
        for key in theirs:
            yield from _pair(mine[key], theirs[key], f"{place}[{key!r}]")
    elif isinstance(mine, (tuple, list)) and type(mine) is type(theirs) and len(mine) == len(theirs):
        for number, (one, other) in enumerate(zip(mine, theirs, strict=True)):
            yield from _pair(one, other, f"{place}[{number}]")
    else:
        yield place, mine, theirs


def _describe(container: Value) -> str:
    if isinstance(container, dict):
        return f"a dict with the keys {', '.join(f'`{key}`' for key in list(container)[:6])}"
    if isinstance(container, (tuple, list)):
        return f"a {type(container).__name__} of {len(container)}"
    return "something else"


def _describe_kind(value: Value) -> str:
    if isinstance(value, Opaque):
        return f"an object of type `{value.type_name.removeprefix('learner.')}`"
    return "an array" if isinstance(value, Array) else f"a Python {type(value).__name__}"


def _squeezed(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(length for length in shape if length != 1)


def _name_kind(value: Value, evidence: Evidence) -> Diagnosis | None:
    if value is None and evidence.outcome.stdout.strip():
        text = (
            "Your function printed something and returned nothing. Printing shows a value to a reader; only "
            "`return` hands it to the caller, and the caller is what checks it."
        )
        return Diagnosis("prints-instead-of-returns", text, read="Output")
    if value is None:
        text = "Your function returned `None`: it came to its end, on at least one way through, without a `return`."
        return Diagnosis("returns-nothing", text, read="Output")
    for kind in (list, tuple, dict):
        if isinstance(value, kind):
            name = kind.__name__
            text = (
                f"Your function returned a Python {name}. A {name} of numbers has no shape and no dtype, and JAX's "
                "transforms treat it as many values; one array is asked for."
            )
            return Diagnosis(f"{name}-returned", text, read="Output")
    if isinstance(value, bool | int | float):
        text = (
            f"Your function returned a Python `{type(value).__name__}`. A JAX array is asked for, with shape and dtype."
        )
        return Diagnosis("number-returned", text, read="Output")
    return _name_object(value, evidence) if isinstance(value, Opaque) else None


def _name_object(value: Opaque, evidence: Evidence) -> Diagnosis | None:
    modules = {module.class_name for seen in evidence.outcome.cases for module in seen.modules}
    short = value.type_name.removeprefix("learner.")
    if value.type_name.startswith("numpy."):
        text = (
            "Your function returned a NumPy value. It looks like a JAX array when printed, but JAX cannot "
            "differentiate or compile what NumPy computes; `jax.numpy` has the same functions."
        )
        return Diagnosis("numpy-returned", text, read="Output")
    if value.type_name == "nnx.State":
        text = "Your function returned a state, which is a mapping of Variables. An array of numbers is asked for."
        return Diagnosis("state-returned", text, read="Output")
    if value.type_name in {"nnx.Param", "nnx.Variable", "nnx.BatchStat", "nnx.Cache"}:
        text = f"Your function returned an `{short}`, the wrapper. What is asked for is the array inside it."
        return Diagnosis("variable-returned", text, read="Output")
    if value.type_name in modules or value.type_name.rpartition(".")[2] in {
        name.rpartition(".")[2] for name in modules
    }:
        text = (
            f"Your function returned the model, a `{short.rpartition('.')[2]}`, and not what the model gives for `x`."
        )
        return Diagnosis("module-returned", text, read="Output")
    return None

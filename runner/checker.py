"""Compares what came with what was expected: structure, shape, dtype, finiteness, then value.

NumPy on the host only, on bytes that the codec has measured.
Nothing broadcasts, nothing is promoted, NaN equals nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from runner.protocol import Array, Opaque
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from runner.protocol import Value

    Elements = NDArray[np.generic]

PRECEDENCE: Final = (Verdict.WRONG_TYPE, Verdict.WRONG_SHAPE, Verdict.WRONG_DTYPE, Verdict.WRONG_VALUE)


@dataclass(frozen=True, slots=True)
class Finding:
    """The difference between two values that counts most.

    Attributes:
        verdict: ``WRONG_TYPE``, ``WRONG_SHAPE``, ``WRONG_DTYPE`` or ``WRONG_VALUE``.
        path: Where in nested containers, as Python would write it: ``[1]['kernel']``; empty at the top.
        expected: What belongs there.
        got: What came.
        largest_difference: Largest absolute difference; None unless it is a finite number.
        where: Index of the largest difference, or of the first element that is not finite; None where that makes none.
    """

    verdict: Verdict
    path: str
    expected: Value
    got: Value
    largest_difference: float | None = None
    where: tuple[int, ...] | None = None


def compare(expected: Value, got: Value, *, atol: float, rtol: float) -> Finding | None:
    """Compare two values.

    Args:
        expected: From the reference.
        got: From the learner.
        atol: Absolute tolerance for floating-point and complex elements; others have to be equal.
        rtol: Tolerance relative to the expected element's size.

    Returns:
        The gravest difference, the first of its kind; None when there is none.
    """
    findings = _differences(expected, got, "", _Tolerance(atol, rtol))
    return min(findings, key=lambda finding: PRECEDENCE.index(finding.verdict), default=None)


@dataclass(frozen=True, slots=True)
class _Tolerance:
    atol: float
    rtol: float

    def find_wrong(self, reference: Elements, answer: Elements) -> NDArray[np.bool_]:
        """Mark the elements that are not right."""
        if reference.dtype.kind not in "fc":
            # Whole numbers and truth values are equal or not: half a tolerance away from 1 there is nothing.
            return np.asarray(reference != answer, np.bool_)
        wide_reference, wide_answer = _widen(reference), _widen(answer)
        close = np.abs(wide_reference - wide_answer) <= self.atol + self.rtol * np.abs(wide_reference)
        # Never `not (difference > tolerance)`: that takes NaN for right. And an infinite reference makes an infinite
        # tolerance, so what is not finite is right only when it is the same.
        finite = np.isfinite(wide_reference) & np.isfinite(wide_answer)
        return np.asarray(~np.where(finite, close, wide_reference == wide_answer), np.bool_)


def _differences(expected: Value, got: Value, path: str, tolerance: _Tolerance) -> Iterator[Finding]:
    if type(expected) is not type(got) or isinstance(expected, Opaque):
        yield Finding(Verdict.WRONG_TYPE, path, expected, got)
    elif isinstance(expected, (dict, tuple, list)):
        yield from _container_differences(expected, got, path, tolerance)
    elif isinstance(expected, Array) and isinstance(got, Array) and expected.shape != got.shape:
        yield Finding(Verdict.WRONG_SHAPE, path, expected, got)
    elif isinstance(expected, Array) and isinstance(got, Array) and expected.dtype != got.dtype:
        yield Finding(Verdict.WRONG_DTYPE, path, expected, got)
    elif isinstance(expected, (Array, float)) and isinstance(got, (Array, float)):
        yield from _number_differences(expected, got, path, tolerance)
    elif expected != got:
        yield Finding(Verdict.WRONG_VALUE, path, expected, got)


def _container_differences(expected: Value, got: Value, path: str, tolerance: _Tolerance) -> Iterator[Finding]:
    ours, theirs = _items(expected), _items(got)
    if ours.keys() != theirs.keys():
        yield Finding(Verdict.WRONG_TYPE, path, expected, got)
    else:
        for key, item in ours.items():
            yield from _differences(item, theirs[key], f"{path}[{key!r}]", tolerance)


def _items(container: Value) -> dict[str | int, Value]:
    found: dict[str | int, Value] = {}
    if isinstance(container, dict):
        found.update(container)
    elif isinstance(container, (tuple, list)):
        found.update(enumerate(container))
    return found


def _number_differences(
    expected: Array | float, got: Array | float, path: str, tolerance: _Tolerance
) -> Iterator[Finding]:
    # Learners' numbers may be anything, signalling NaNs included: NumPy must not warn about them.
    with np.errstate(all="ignore"):
        reference, answer = _elements(expected), _elements(got)
        wrong = tolerance.find_wrong(reference, answer)
        if np.any(wrong):
            largest, where = _largest_difference(reference, answer, wrong)
            yield Finding(Verdict.WRONG_VALUE, path, expected, got, largest, where)


def _largest_difference(
    reference: Elements, answer: Elements, wrong: NDArray[np.bool_]
) -> tuple[float | None, tuple[int, ...]]:
    difference = np.abs(_widen(reference) - _widen(answer))
    unfit = wrong & ~np.isfinite(difference)
    if np.any(unfit):
        return None, _index(int(np.argmax(unfit)), unfit.shape)
    position = int(np.argmax(np.where(wrong, difference, -1.0)))
    return float(difference.flat[position]), _index(position, difference.shape)


def _index(position: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(axis) for axis in np.unravel_index(position, shape))


def _elements(value: Array | float) -> Elements:
    return to_numpy(value) if isinstance(value, Array) else np.asarray(value, np.float64)


def _widen(elements: Elements) -> NDArray[Any]:
    return elements.astype(np.complex128 if elements.dtype.kind == "c" else np.float64)


def to_numpy(array: Array) -> NDArray[np.generic]:
    """Read an array's bytes; bfloat16, which NumPy does not know, comes as float32 of the same values."""
    if array.dtype == "bfloat16":
        # A bfloat16 is the upper half of a float32.
        halves = np.frombuffer(array.data, dtype="<u2").astype("<u4") << 16
        return halves.view("<f4").reshape(array.shape)
    return np.frombuffer(array.data, dtype=np.dtype(array.dtype).newbyteorder("<")).reshape(array.shape)

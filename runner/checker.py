"""Compares what came with what was expected: structure, shape, dtype, finiteness, then value.

NumPy on the host only, on bytes that the codec has measured. Nothing broadcasts, nothing is promoted, NaN equals nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from runner.protocol import Array, Opaque
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from runner.protocol import Value

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
    findings = list(_differences(expected, got, "", atol, rtol))
    return min(findings, key=lambda finding: PRECEDENCE.index(finding.verdict), default=None)


def _differences(expected: Value, got: Value, path: str, atol: float, rtol: float) -> Iterator[Finding]:
    if type(expected) is not type(got) or isinstance(expected, Opaque):
        yield Finding(Verdict.WRONG_TYPE, path, expected, got)
    elif isinstance(expected, Array) and isinstance(got, Array):
        yield from _array_differences(expected, got, path, atol, rtol)
    elif isinstance(expected, dict) and isinstance(got, dict):
        if expected.keys() != got.keys():
            yield Finding(Verdict.WRONG_TYPE, path, expected, got)
        else:
            for key, item in expected.items():
                yield from _differences(item, got[key], f"{path}[{key!r}]", atol, rtol)
    elif isinstance(expected, (tuple, list)) and isinstance(got, (tuple, list)):
        if len(expected) != len(got):
            yield Finding(Verdict.WRONG_TYPE, path, expected, got)
        else:
            for index, (one, other) in enumerate(zip(expected, got, strict=True)):
                yield from _differences(one, other, f"{path}[{index}]", atol, rtol)
    elif isinstance(expected, float) and isinstance(got, float):
        yield from _value_differences(expected, got, np.float64(expected), np.float64(got), path, atol, rtol)
    elif expected != got:
        yield Finding(Verdict.WRONG_VALUE, path, expected, got)


def _array_differences(expected: Array, got: Array, path: str, atol: float, rtol: float) -> Iterator[Finding]:
    if expected.shape != got.shape:
        yield Finding(Verdict.WRONG_SHAPE, path, expected, got)
    elif expected.dtype != got.dtype:
        yield Finding(Verdict.WRONG_DTYPE, path, expected, got)
    else:
        yield from _value_differences(expected, got, to_numpy(expected), to_numpy(got), path, atol, rtol)


def _value_differences(
    expected: Value,
    got: Value,
    reference: NDArray[np.generic] | np.generic,
    answer: NDArray[np.generic] | np.generic,
    path: str,
    atol: float,
    rtol: float,
) -> Iterator[Finding]:
    if reference.dtype.kind not in "fc":
        # Whole numbers and truth values are equal or not: half a tolerance away from 1 there is nothing.
        wrong = np.asarray(reference != answer)
    else:
        wide = np.complex128 if reference.dtype.kind == "c" else np.float64
        reference, answer = np.asarray(reference, wide), np.asarray(answer, wide)
        with np.errstate(invalid="ignore", over="ignore"):
            close = np.abs(reference - answer) <= atol + rtol * np.abs(reference)
        # Never `not (difference > tolerance)`: that takes NaN for right. And an infinite reference makes an infinite
        # tolerance, so what is not finite is right only when it is the same.
        finite = np.isfinite(reference) & np.isfinite(answer)
        wrong = ~np.where(finite, close, reference == answer)
    if np.any(wrong):
        largest, where = _largest_difference(np.asarray(reference), np.asarray(answer), wrong)
        yield Finding(Verdict.WRONG_VALUE, path, expected, got, largest, where)


def _largest_difference(
    reference: NDArray[np.generic], answer: NDArray[np.generic], wrong: NDArray[np.bool_]
) -> tuple[float | None, tuple[int, ...]]:
    wide = np.complex128 if reference.dtype.kind == "c" else np.float64
    with np.errstate(invalid="ignore", over="ignore"):
        difference = np.abs(reference.astype(wide) - answer.astype(wide))
    unfit = wrong & ~np.isfinite(difference)
    if np.any(unfit):
        return None, _index(int(np.argmax(unfit)), unfit.shape)
    position = int(np.argmax(np.where(wrong, difference, -1.0)))
    return float(difference.flat[position]), _index(position, difference.shape)


def _index(position: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(axis) for axis in np.unravel_index(position, shape))


def to_numpy(array: Array) -> NDArray[np.generic]:
    """Read an array's bytes; bfloat16, which NumPy does not know, comes as float32 of the same values."""
    if array.dtype == "bfloat16":
        # A bfloat16 is the upper half of a float32.
        halves = np.frombuffer(array.data, dtype="<u2").astype("<u4") << 16
        return halves.view("<f4").reshape(array.shape)
    return np.frombuffer(array.data, dtype=np.dtype(array.dtype).newbyteorder("<")).reshape(array.shape)

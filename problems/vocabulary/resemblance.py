"""Wrong results, recognized by those of the bank's own wrong solutions.

A misconception gives the same numbers in whatever style it is written. So the bank's wrong solutions are run on the
very inputs that the learner's code got, and whoever gives what one of them gives is told what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary.check import same
from runner.protocol import Array

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from runner.protocol import Case, RawCase, RawOutcome, Value


Part = int | str | Callable[["Case", np.ndarray], np.ndarray]
"""A part of a result: an item of a container by its index or key, or what a function cuts out of an array."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A check that speaks when a learner's results are those of a wrong solution. Made by ``resembles``.

    Attributes:
        solutions: Names of files in ``wrong/``, without their ending.
        diagnosis: What is said.
        part: The part of each result that is compared, or None for all of it.
    """

    solutions: tuple[str, ...]
    diagnosis: Diagnosis
    part: Part | None = None

    def __call__(self, evidence: Evidence) -> Diagnosis | None:
        """See ``Check``."""
        if self._is_right(evidence):
            return None
        twins = [evidence.twins[name] for name in self.solutions if name in evidence.twins]
        return self.diagnosis if any(self._fits(evidence, twin) for twin in twins) else None

    def _is_right(self, evidence: Evidence) -> bool:
        """Whether there is nothing wrong, or nothing in the part that is compared."""
        if self.part is None:
            return not evidence.wrong_cases
        return self._fits(evidence, evidence.expected)

    def _fits(self, evidence: Evidence, other: RawOutcome) -> bool:
        theirs = {case.name: case for case in other.cases}
        plain = list(evidence.plain())
        return bool(plain) and all(self._is_same(case, seen, theirs.get(case.name)) for case, seen in plain)

    def _is_same(self, case: Case, mine: RawCase, other: RawCase | None) -> bool:
        if other is None or mine.error is not None or other.error is not None:
            return False
        if self.part is None:
            return is_same_value(mine.value, other.value)
        parts = [_cut(self.part, case, value) for value in (mine.value, other.value)]
        return all(part is not None for part in parts) and is_same_value(parts[0], parts[1])


def resembles(
    *solutions: str,
    finding: str,
    says: str,
    requirement: int | None = None,
    read: str = "Pitfalls",
    part: Part | None = None,
) -> Resemblance:
    """Recognize the results of one of the bank's wrong solutions.

    Args:
        solutions: Names of files in ``wrong/``, without their ending; variants of one misconception. Each must return
            something in every case: an exception is recognized by ``raised``.
        finding: Id of the diagnosis.
        says: Its text.
        requirement: Number of the requirement, if it breaks one.
        read: Where to read on.
        part: Compare this part of the results only, so that two misconceptions in one solution are both recognized:
            an index or key of a container, or a function that takes a case and a result's array and gives a piece.

    Returns:
        A check that speaks when the learner's results and the solution's are the same in every plain case, and the
        right ones are not.
    """
    return Resemblance(solutions, Diagnosis(finding, says, requirement, read), part)


def _cut(part: Part, case: Case, value: Value) -> Value:
    """Give the part of a value, or None if it has no such part."""
    if isinstance(part, int) and isinstance(value, (tuple, list)):
        return value[part] if -len(value) <= part < len(value) else None
    if isinstance(part, str) and isinstance(value, dict):
        return value.get(part)
    if isinstance(part, int | str):
        return None
    held = numbers(value)
    if held is None:
        return None
    try:
        piece = np.asarray(part(case, held))
    except (IndexError, ValueError):  # a result of another shape has no such piece
        return None
    data = np.ascontiguousarray(piece, piece.dtype.newbyteorder("<")).tobytes()
    return Array(piece.dtype.name, piece.shape, data)


def is_same_value(mine: Value, other: Value) -> bool:
    """Whether two values have one structure, and in it the same shapes, dtypes and, nearly, numbers (NaN included)."""
    if isinstance(mine, Array) and isinstance(other, Array):
        left, right = numbers(mine), numbers(other)
        if left is None or right is None or left.dtype != right.dtype:
            return (mine.dtype, mine.shape, mine.data) == (other.dtype, other.shape, other.data)
        return left.shape == right.shape and is_close(left, right)
    if isinstance(mine, dict) and isinstance(other, dict):
        return mine.keys() == other.keys() and all(is_same_value(mine[key], other[key]) for key in mine)
    if isinstance(mine, (tuple, list)) and isinstance(other, (tuple, list)):
        return type(mine) is type(other) and len(mine) == len(other) and all(map(is_same_value, mine, other))
    if isinstance(mine, float) and isinstance(other, float):
        return is_close(np.asarray(mine), np.asarray(other))
    return type(mine) is type(other) and mine == other


def is_close(left: np.ndarray, right: np.ndarray) -> bool:
    """Whether two arrays of one shape have nearly the same numbers, and NaN or infinity at the same places."""
    with np.errstate(all="ignore"):
        unfit = ~(np.isfinite(left) & np.isfinite(right))
        alike = np.array_equal(left[unfit], right[unfit], equal_nan=left.dtype.kind in "fc")
        return alike and same(np.where(unfit, 0, left), np.where(unfit, 0, right))

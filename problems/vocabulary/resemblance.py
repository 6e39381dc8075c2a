"""Wrong results, recognized by those of the bank's own wrong solutions.

A misconception gives the same numbers in whatever style it is written. So the bank's wrong solutions are run on the
very inputs that the learner's code got, and whoever gives what one of them gives is told what is wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary.check import same
from runner.protocol import Array

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from runner.protocol import RawCase, RawOutcome, Value


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A check that speaks when a learner's results are those of a wrong solution. Made by ``resembles``.

    Attributes:
        solutions: Names of files in ``wrong/``, without their ending.
        diagnosis: What is said.
    """

    solutions: tuple[str, ...]
    diagnosis: Diagnosis

    def __call__(self, evidence: Evidence) -> Diagnosis | None:
        """See ``Check``."""
        twins = [evidence.twins[name] for name in self.solutions if name in evidence.twins]
        return self.diagnosis if any(_is_twin(evidence, twin) for twin in twins) else None


def resembles(
    *solutions: str, finding: str, says: str, requirement: int | None = None, read: str = "Pitfalls"
) -> Resemblance:
    """Recognize the results of one of the bank's wrong solutions.

    Args:
        solutions: Names of files in ``wrong/``, without their ending; variants of one misconception. Each must return
            something in every case: an exception is recognized by ``raised``.
        finding: Id of the diagnosis.
        says: Its text.
        requirement: Number of the requirement, if it breaks one.
        read: Where to read on.

    Returns:
        A check that speaks when the learner's results and the solution's are the same in every plain case, and the
        right ones are not.
    """
    return Resemblance(solutions, Diagnosis(finding, says, requirement, read))


def _is_twin(evidence: Evidence, twin: RawOutcome) -> bool:
    theirs = {case.name: case for case in twin.cases}
    plain = [case for case, _ in evidence.plain()]
    pairs = [(evidence.case(case.name), theirs.get(case.name)) for case in plain]
    return bool(evidence.wrong_cases) and bool(pairs) and all(_is_same_case(mine, other) for mine, other in pairs)


def _is_same_case(mine: RawCase | None, other: RawCase | None) -> bool:
    if mine is None or other is None or mine.error is not None or other.error is not None:
        return False
    return is_same_value(mine.value, other.value)


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

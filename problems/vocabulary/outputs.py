"""What a wrong output says about how it came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary.check import same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from problems.evidence import Evidence
    from problems.vocabulary.check import Check
    from runner.protocol import Case


def results(evidence: Evidence) -> Iterator[tuple[Case, np.ndarray, np.ndarray]]:
    """Give (case, the learner's result, the reference's) for every plain case where both have one shape and dtype."""
    for case, seen in evidence.plain():
        expected = evidence.expected_case(case.name)
        if seen.error is not None or expected is None:
            continue
        mine, theirs = numbers(seen.value), numbers(expected.value)
        if mine is not None and theirs is not None and (mine.shape, mine.dtype) == (theirs.shape, theirs.dtype):
            yield case, mine, theirs


def entry_is(
    entry: int | None,
    formula: Callable[[Case, np.ndarray], float | np.ndarray | None],
    *,
    finding: str,
    says: str,
    requirement: int | None = None,
    read: str = "Task",
    alone: bool = False,
) -> Check:
    """Recognize a typical wrong result.

    Args:
        entry: Index into a one-dimensional result, or None for all of it.
        formula: Takes a case and the right result; gives what the misconception gives, or None to pass the case over.
        finding: Id of the diagnosis.
        says: Its text.
        requirement: Number of the requirement, if it breaks one.
        read: Where to read on.
        alone: Speak only when every other number of the result is right.

    Returns:
        A check that speaks when, over all plain cases with a number there, the formula fits and the right result
        does not.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        foretold = [(mine, formula(case, theirs), theirs) for case, mine, theirs in results(evidence) if theirs.size]
        if alone and not all(same(_without(mine, entry), _without(theirs, entry)) for mine, _, theirs in foretold):
            return None
        triples = [
            (_at(mine, entry), np.atleast_1d(np.asarray(wrong)), _at(theirs, entry))
            for mine, wrong, theirs in foretold
            if wrong is not None
        ]
        fits = all(mine.shape == wrong.shape and same(mine, wrong) for mine, wrong, _ in triples)
        if not triples or not fits or all(same(mine, right) for mine, _, right in triples):
            return None
        return Diagnosis(finding, says, requirement, read)

    return check


def entry_wrong(
    entry: int, *, finding: str, says: str, unless: Check, requirement: int | None = None, read: str = "Task"
) -> Check:
    """Say which one of several numbers is wrong, where nothing better is known about it.

    Args:
        entry: Index into a one-dimensional result.
        finding: Id of the diagnosis.
        says: Its text.
        unless: Another check that explains the number better when it speaks.
        requirement: Number of the requirement, if it breaks one.
        read: Where to read on.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        if unless(evidence) is not None:
            return None
        pairs = [(_at(mine, entry), _at(theirs, entry)) for _, mine, theirs in results(evidence)]
        if all(same(mine, theirs) for mine, theirs in pairs):
            return None
        return Diagnosis(finding, says, requirement, read)

    return check


def entries_swapped(*, requirement: int | None = None, read: str = "Task") -> Check:
    """Say that the right numbers came in another order. Gives ``entries-swapped``."""

    def check(evidence: Evidence) -> Diagnosis | None:
        pairs = [(mine, theirs) for _, mine, theirs in results(evidence) if mine.ndim == 1]
        permuted = [same(np.sort(mine), np.sort(theirs)) for mine, theirs in pairs]
        if not pairs or not all(permuted) or all(same(mine, theirs) for mine, theirs in pairs):
            return None
        text = "The right numbers are there, in another order than the task lists them."
        return Diagnosis("entries-swapped", text, requirement, read)

    return check


def _at(array: np.ndarray, entry: int | None) -> np.ndarray:
    if entry is None or array.ndim != 1:
        return np.atleast_1d(array)
    return array[entry : entry + 1]


def _without(array: np.ndarray, entry: int | None) -> np.ndarray:
    return array if entry is None or array.ndim != 1 or entry >= array.size else np.delete(array, entry)

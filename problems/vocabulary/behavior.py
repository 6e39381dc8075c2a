"""What several calls say together: under a transform, again, with another future; and how often JAX traced."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary.resemblance import is_close

if TYPE_CHECKING:
    from collections.abc import Callable

    from problems.evidence import Evidence
    from problems.vocabulary.check import Check
    from runner.protocol import Case


def wrong_only_when(
    *cases: str, finding: str, says: str, requirement: int | None = None, read: str = "Pitfalls"
) -> Check:
    """Speak when everything is right but some cases, all of them of one kind.

    Args:
        cases: Names of plain cases: those under ``jax.jit``, those called again...
        finding: Id of the diagnosis.
        says: Its text.
        requirement: Number of the requirement, if it breaks one.
        read: Where to read on.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        if not evidence.wrong_cases or not evidence.wrong_cases.issubset(cases):
            return None
        return Diagnosis(finding, says, requirement, read)

    return check


def traced(
    most: Callable[[Case], int],
    *,
    finding: str,
    says: str,
    requirement: int,
    read: str = "Pitfalls",
    function: str | None = None,
) -> Check:
    """Require that JAX did not trace the learner's functions more often than needed.

    Args:
        most: Takes a case; gives the number of times that any one function may be traced.
        finding: Id of the diagnosis.
        says: Its text; ``{count}`` stands for how often, ``{most}`` for how often it needed to be.
        requirement: Number of the requirement.
        read: Where to read on.
        function: Count this function only; by default the one that was traced most.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        for case, seen in evidence.plain():
            counts = Counter(name for name in seen.traced if function is None or name == function)
            count = max(counts.values(), default=0)
            if count > most(case):
                text = says.replace("{count}", str(count)).replace("{most}", str(most(case)))
                return Diagnosis(finding, text, requirement, read)
        return None

    return check


def ignores_future(
    base: str,
    changed: str,
    *,
    at: int,
    axis: int = 0,
    finding: str,
    says: str,
    requirement: int | None = None,
    read: str = "Pitfalls",
) -> Check:
    """Require that results before a position do not depend on what comes from there on.

    Args:
        base: Name of a plain case.
        changed: Name of one whose arguments differ from those of ``base`` from position ``at`` on only.
        at: The first position that differs.
        axis: Axis of the result that positions are counted along.
        finding: Id of the diagnosis.
        says: Its text; ``{position}`` stands for the first position before ``at`` whose result changed.
        requirement: Number of the requirement, if it breaks one.
        read: Where to read on.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        seen = [evidence.case(name) for name in (base, changed)]
        results = [numbers(one.value) for one in seen if one is not None and one.error is None]
        known = [result for result in results if result is not None and -result.ndim <= axis < result.ndim]
        right = evidence.expected_case(base)
        wanted = numbers(right.value) if right is not None else None
        # Where rows are missing or too many, a position is not the one it is taken for.
        if len(known) != len(seen) or wanted is None or not known[0].shape == known[1].shape == wanted.shape:
            return None
        past = [np.moveaxis(result, axis, 0)[:at] for result in known]
        for position, (before, after) in enumerate(zip(*past, strict=True)):
            if not is_close(before, after):
                return Diagnosis(finding, says.replace("{position}", str(position)), requirement, read)
        return None

    return check

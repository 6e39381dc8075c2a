"""What a submission gives when its module is tampered with right after ``__init__``, or when nothing is compiled.

A rerun repeats a plain case with an edit, or under ``jax.disable_jit()``.
With an edit it is conclusive only when the edit found its attribute on a module that was built there and then,
and when both the plain case and the rerun gave numbers.
A jitted builder is cached and builds nothing the second time: then nothing follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary.check import same, scalar_or_array, slug
from runner.protocol import EditAction, Way

if TYPE_CHECKING:
    import numpy as np

    from problems.evidence import Evidence
    from problems.vocabulary.check import Check
    from runner.protocol import Case, ModuleSeen, RawCase


@dataclass(frozen=True, slots=True)
class Experiment:
    """Four results: the learner's and the reference's, plain and with the edit. All of one shape.

    Attributes:
        told: What was done, as a sentence.
    """

    told: str
    plain: np.ndarray
    edited: np.ndarray
    expected_plain: np.ndarray
    expected_edited: np.ndarray

    @property
    def moved(self) -> bool:
        """Whether the edit changed the learner's result."""
        return not same(self.plain, self.edited)

    @property
    def should_move(self) -> bool:
        """Whether the edit changed the reference's result."""
        return not same(self.expected_plain, self.expected_edited)


def experiment(evidence: Evidence, rerun: str, entry: int | None = None) -> Experiment | None:
    """Give a rerun's four results, or None when it proves nothing.

    Args:
        evidence: The evidence.
        rerun: Name of the rerun.
        entry: Index into a one-dimensional result, to look at this number only.
    """
    for case, seen in evidence.reruns():
        if case.name != rerun or not _is_conclusive(case, seen):
            continue
        twin = next((plain.name for plain in evidence.cases if _is_twin(plain, case)), "")
        reports = (evidence.case(twin), seen, evidence.expected_case(twin), evidence.expected_case(rerun))
        results = [_result(report, entry) for report in reports]
        known = [result for result in results if result is not None]
        if len(known) == len(results) and len({result.shape for result in known}) == 1:
            return Experiment(_tell(case), *known)
    return None


def reads(rerun: str, attribute: str, *, requirement: int, finding: str = "", entry: int | None = None) -> Check:
    """Require that an edit of an attribute shows in the result, and shows as it does in the reference's.

    Gives ``NAME-unused`` unless ``finding`` names it, and ``NAME-used-otherwise``.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        found = experiment(evidence, rerun, entry)
        if found is None or not found.should_move:
            return None
        if found.moved:
            if not same(found.plain, found.expected_plain) or same(found.edited, found.expected_edited):
                return None
            text = (
                f"{found.told} The result changed, but not as the task says. Follow `{attribute}` through the forward "
                "pass: its start can hide this."
            )
            return Diagnosis(f"{slug(attribute)}-used-otherwise", text, requirement, "Task")
        text = (
            f"{found.told} The result stayed the same. So it does not come from the `{attribute}` that the module "
            "holds, and training would change nothing."
        )
        return Diagnosis(finding or f"{slug(attribute)}-unused", text, requirement, "Task")

    return check


def ignores(rerun: str, attribute: str, *, requirement: int, finding: str = "", entry: int | None = None) -> Check:
    """Require that an edit of an attribute does not show in the result. Gives ``NAME-used`` unless named."""

    def check(evidence: Evidence) -> Diagnosis | None:
        found = experiment(evidence, rerun, entry)
        if found is None or not found.moved or found.should_move:
            return None
        text = f"{found.told} The result changed. The task asks for a result that does not depend on `{attribute}`."
        return Diagnosis(finding or f"{slug(attribute)}-used", text, requirement, "Task")

    return check


def follows(
    rerun: str, *, finding: str, says: str, requirement: int, entry: int | None = None, read: str = "Task"
) -> Check:
    """Require that an edit changes the result as it changes the reference's.

    Args:
        rerun: Name of the rerun.
        finding: Id of the diagnosis.
        says: Its text, after a sentence on the experiment; ``{got}`` and ``{expected}`` stand for the two numbers when
            ``entry`` is given.
        requirement: Number of the requirement.
        entry: Index into a one-dimensional result.
        read: Where to read on.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        found = experiment(evidence, rerun, entry)
        if found is None or not same(found.plain, found.expected_plain) or same(found.edited, found.expected_edited):
            return None
        got, expected = (
            f"`{float(result.flat[0]):.4g}`" if result.size == 1 else "other numbers"
            for result in (found.edited, found.expected_edited)
        )
        said = says.replace("{got}", got).replace("{expected}", expected)
        return Diagnosis(finding, f"{found.told} {said}", requirement, read)

    return check


def _is_twin(plain: Case, case: Case) -> bool:
    way = Way.CALL if case.way is Way.UNCOMPILED else case.way
    return not plain.is_rerun and (plain.args, plain.way, plain.argument) == (case.args, way, case.argument)


def _is_conclusive(case: Case, seen: RawCase) -> bool:
    if not case.edits:
        return True
    return not seen.missed_edits and any(_is_effective(case, root) for root in _roots(seen))


def _tell(case: Case) -> str:
    if case.edits:
        return f"As an experiment your function ran again with {case.name} right after `__init__`."
    return (
        "As an experiment your function ran again under `jax.disable_jit()`: then a compiled function runs as plain "
        "Python, in every call."
    )


def _roots(seen: RawCase) -> list[ModuleSeen]:
    return [module for module in seen.modules if module.origin == "init" and module.parent is None]


def _is_effective(case: Case, root: ModuleSeen) -> bool:
    """Whether the edits change anything: ones filled with one, or zeros scaled, stay what they were."""
    for edit in case.edits:
        held = next((scalar_or_array(one.value) for one in root.before if one.name == edit.attribute), None)
        if held is None or edit.action not in {EditAction.FILL, EditAction.SCALE}:
            return True
        if not same(held, held * edit.number if edit.action is EditAction.SCALE else 0 * held + edit.number):
            return True
    return False


def _result(seen: RawCase | None, entry: int | None) -> np.ndarray | None:
    value = numbers(seen.value) if seen is not None and seen.error is None else None
    if value is None or entry is None:
        return value
    return value[entry : entry + 1] if value.ndim == 1 and entry < value.size else None

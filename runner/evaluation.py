"""From a raw outcome to a report: a pure function, so that every judgement can be made again from its inputs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from problems.evidence import Evidence
from runner import limits, wording
from runner.checker import compare
from runner.report import CaseReport, ErrorReport, Mismatch, Report
from runner.verdict import Verdict, classify_ending, classify_error, first_by_precedence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from problems.diagnosis import Diagnosis
    from problems.problem import Problem
    from runner.checker import Finding
    from runner.expected import Expectation
    from runner.protocol import Case, RawCase, RawError, RawOutcome


# A learner's numbers may overflow or be NaN of any kind, wherever a check computes with them: not worth a warning.
@np.errstate(all="ignore")
def evaluate(
    problem: Problem,
    expectation: Expectation,
    outcome: RawOutcome,
    *,
    backend: str,
    total_ms: int = 0,
    twins: Mapping[str, RawOutcome] = MappingProxyType({}),
) -> Report:
    """Judge one submission.

    Args:
        problem: What was asked.
        expectation: The cases of the job and what the reference gave for them.
        outcome: What the learner's job gave.
        backend: Name of the launcher.
        total_ms: Time since the submission was handed in.
        twins: What wrong solutions of the bank gave for the same cases, by name; the verdict does not depend on it.
    """
    plain = [case for case in expectation.cases if not case.is_rerun]
    came = {case.name: case for case in outcome.cases}
    wanted = {case.name: case for case in expectation.outcome.cases}
    findings = {case.name: _find(problem, wanted[case.name], came[case.name]) for case in plain if case.name in came}
    reports = _report_cases(problem, plain, came, findings, outcome)
    wrong = frozenset(report.name for report in reports if report.verdict is not Verdict.ACCEPTED)
    diagnoses = problem.diagnose(Evidence(expectation.cases, outcome, expectation.outcome, wrong, twins))
    ending = classify_ending(outcome, [case.name for case in expectation.cases])
    verdict = ending or first_by_precedence(report.verdict for report in reports)
    if verdict is Verdict.ACCEPTED and any(diagnosis.requirement and not diagnosis.is_note for diagnosis in diagnoses):
        verdict = Verdict.WRONG_STRUCTURE
    load_error = outcome.load.error if outcome.load else None
    return Report(
        problem_id=problem.id,
        verdict=verdict,
        headline=_headline(
            problem=problem,
            verdict=verdict,
            ending=ending,
            reports=reports,
            findings=findings,
            diagnoses=diagnoses,
            outcome=outcome,
            asked=len(expectation.cases),
        ),
        diagnoses=() if verdict in (Verdict.INFRA, Verdict.UNATTEMPTED) else diagnoses,
        cases=reports,
        error=_report_error(load_error) if load_error else None,
        stdout=outcome.stdout,
        stdout_cut=outcome.stdout_cut,
        total_ms=total_ms,
        box_ms=round(outcome.box_seconds * 1000),
        backend=backend,
    )


def _find(problem: Problem, wanted: RawCase, came: RawCase) -> Finding | None:
    return None if came.error else compare(wanted.value, came.value, atol=problem.atol, rtol=problem.rtol)


def _report_cases(
    problem: Problem,
    plain: list[Case],
    came: dict[str, RawCase],
    findings: dict[str, Finding | None],
    outcome: RawOutcome,
) -> tuple[CaseReport, ...]:
    if not came:
        return ()
    reports: list[CaseReport] = []
    first_failure_told = False
    for case in plain:
        raw, finding = came.get(case.name), findings.get(case.name)
        report = _report_case(problem, case, raw, finding, outcome, in_full=not first_failure_told)
        first_failure_told = first_failure_told or report.verdict is not Verdict.ACCEPTED
        reports.append(report)
    return tuple(reports)


def _report_case(
    problem: Problem, case: Case, raw: RawCase | None, finding: Finding | None, outcome: RawOutcome, *, in_full: bool
) -> CaseReport:
    if raw is None:
        verdict = classify_ending(outcome, [case.name for case in outcome.cases] + [case.name]) or Verdict.ERROR
        return CaseReport(case.name, verdict, "Did not come to an end.")
    if raw.error is not None:
        error = _report_error(raw.error) if in_full else None
        detail = wording.name_way(case, problem.parameters) + wording.describe_error(raw.error)
        return CaseReport(case.name, classify_error(raw.error), detail, error=error)
    if finding is not None:
        mismatch = _report_mismatch(problem, case, finding) if in_full else None
        detail = wording.name_way(case, problem.parameters) + wording.describe_finding(finding, problem.entry)
        return CaseReport(case.name, finding.verdict, detail, mismatch=mismatch)
    return CaseReport(case.name, Verdict.ACCEPTED, "Right.")


def _report_error(error: RawError) -> ErrorReport:
    return ErrorReport(type_name=error.type_name, message=error.message, frames=error.frames[: limits.TRACEBACK_FRAMES])


def _report_mismatch(problem: Problem, case: Case, finding: Finding) -> Mismatch:
    return Mismatch(
        inputs=tuple(
            (name, wording.show(argument)) for name, argument in zip(problem.parameters, case.args, strict=False)
        ),
        expected=wording.show(finding.expected),
        got=wording.show(finding.got),
        largest_difference=finding.largest_difference,
        where=finding.where,
    )


def _headline(
    *,
    problem: Problem,
    verdict: Verdict,
    ending: Verdict | None,
    reports: tuple[CaseReport, ...],
    findings: Mapping[str, Finding | None],
    diagnoses: tuple[Diagnosis, ...],
    outcome: RawOutcome,
    asked: int,
) -> str:
    if ending is not None:
        return wording.headline_for_ending(ending, outcome, problem, asked - len(outcome.cases))
    if verdict is Verdict.ACCEPTED:
        remark = "; a remark on the way there stands below." if diagnoses else ", and so is the way there."
        return f"Every case is right{remark}"
    if verdict is Verdict.WRONG_STRUCTURE:
        numbers = sorted({diagnosis.requirement for diagnosis in diagnoses if diagnosis.requirement})
        which = " and ".join(map(str, numbers))
        plural, verb = ("s", "are") if len(numbers) > 1 else ("", "is")
        return f"The numbers are right, but requirement{plural} {which} of the task {verb} not met yet. Read on below."
    first = next(report for report in reports if report.verdict is verdict)
    if verdict is Verdict.MEMORY:
        return wording.headline_for_ending(verdict, outcome, problem, 0)
    finding = findings.get(first.name)
    has_cause = any(not diagnosis.is_note for diagnosis in diagnoses)
    advice = wording.advise_search(finding) if finding is not None and not has_cause else ""
    failing = sum(report.verdict is not Verdict.ACCEPTED for report in reports)
    count = "" if failing == len(reports) else f" ({failing} of {len(reports)} cases; the others are right.)"
    return f"{first.detail}{advice and f' {advice}'}{count}"

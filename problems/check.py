"""The bank checks itself: every file is read, every solution and every worked example is run."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from problems.examine import TODO, Finding, examine, examine_lesson

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from problems.bank import Bank
    from problems.diagnosis import Diagnosis
    from problems.problem import Problem
    from problems.statement import Statement


ORDINARY = frozenset(
    {"ACCEPTED", "ERROR", "WRONG_TYPE", "WRONG_SHAPE", "WRONG_DTYPE", "WRONG_VALUE", "WRONG_STRUCTURE"}
)
"""Verdicts of solutions that come to an end by themselves."""


class Judged(Protocol):
    """What the check reads of a judgement."""

    @property
    def verdict(self) -> str:
        """Its name, such as ``ACCEPTED``."""
        ...

    @property
    def headline(self) -> str:
        """One sentence."""
        ...

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """Misconceptions and notes, most specific first."""
        ...

    @property
    def stdout(self) -> str:
        """What was printed."""
        ...


class Judges(Protocol):
    """What the check needs of a judge."""

    async def judge(self, problem: Problem, source: str) -> Judged:
        """Judge one submission."""
        ...

    async def find_fault(self, problem: Problem) -> str:
        """Say why there is nothing to compare with, or nothing if all is well."""
        ...

    async def judge_reference(self, problem: Problem, source: str) -> Judged:
        """Judge a program that ends with the reference; from then on others are compared with what that gave in it."""
        ...

    async def judge_known(self, problem: Problem, sources: Sequence[str]) -> Sequence[Judged | None]:
        """Judge several solutions in one process, which is faster; None for those that this does not suit."""
        ...


async def check(bank: Bank, problems: Sequence[Problem], judge: Judges) -> AsyncIterator[Finding]:
    """Check problems, and every lesson that they name, by reading them and by running them.

    Args:
        bank: All problems, to look prerequisites up in.
        problems: Those to check.
        judge: Runs solutions and examples; several at once, as many as it likes.

    Yields:
        What is not right, problem by problem; nothing if all is well.
    """
    named = {lesson for problem in problems for lesson in problem.lessons}
    lessons = [lesson for lesson in bank.lessons if lesson.id in named]
    for problem in problems:
        for finding in examine(bank, problem):
            yield finding
    for lesson in lessons:
        for finding in examine_lesson(lesson):
            yield finding
    # An unfinished reference has nothing to compare with; what is to be written has been said above.
    runs = [run for problem in problems if TODO not in problem.reference for run in _runs(problem)]
    if problems:
        # Any problem will do to carry a lesson's code into the box.
        runs += [_example_run(problems[0], lesson.id, lesson.statement) for lesson in lessons]
    # The last on the path are those that take longest: with them at the end, one processor would have nothing to do.
    work = [
        _judge_problem(judge, problem, [run for run in runs if run.problem is problem])
        for problem in reversed(problems)
    ]
    for reported in asyncio.as_completed(work):
        for finding in await reported:
            yield finding


@dataclass(frozen=True, slots=True)
class _Run:
    """One submission and what must come of it."""

    problem: Problem
    where: str
    source: str
    verdict: str
    diagnosis: str | None = None
    printed: str | None = None

    @property
    def is_ordinary(self) -> bool:
        """Whether it leaves the process that it runs in as it was."""
        return self.printed is None and self.verdict in ORDINARY


def _runs(problem: Problem) -> Iterator[_Run]:
    yield _Run(problem, f"{problem.id}/starter.py", problem.starter, "UNATTEMPTED")
    yield _Run(problem, f"{problem.id}/reference.py", problem.reference, "ACCEPTED")
    for solution in problem.accepted:
        yield _Run(problem, f"{problem.id}/accepted/{solution.name}.py", solution.source, "ACCEPTED")
    for wrong in problem.wrong:
        where = f"{problem.id}/wrong/{wrong.name}.py"
        yield _Run(problem, where, wrong.source, wrong.verdict, wrong.diagnosis or None)
    yield _example_run(problem, f"{problem.id}/statement.md", problem.statement)


def _example_run(problem: Problem, where: str, statement: Statement) -> _Run:
    """Run a document's code in the box: the judge's answer carries what it printed.

    The reference stands before it, so that examples may call the entry function, and after it, so that whatever names
    the examples take, the submission is still right.
    """
    examples = statement.examples
    code = "\n".join(example.code for example in examples)
    printed = "".join(example.printed or "" for example in examples)
    source = f"{problem.reference}\n{code}\n{problem.reference}"
    return _Run(problem, where, source, "ACCEPTED", printed=printed)


async def _judge_problem(judge: Judges, problem: Problem, runs: list[_Run]) -> list[Finding]:
    """Run everything that a problem has, unless there is nothing to compare it with."""
    if not runs:
        return []
    # The page's examples come with the reference, and so this one run is the reference's as well.
    page = next(run for run in runs if run.printed is not None)
    findings = list(_compare(page, await judge.judge_reference(problem, page.source)))
    fault = await judge.find_fault(problem) if findings else ""
    if fault:
        return [Finding(f"{problem.id}/reference.py", f"it does not run, so nothing can be compared with it: {fault}")]
    work = [_judge_together(judge, [run for run in runs if run.is_ordinary])]
    work += [_judge_alone(judge, run) for run in runs if not run.is_ordinary and run is not page]
    findings += [finding for found in await asyncio.gather(*work) for finding in found]
    variants = {run.where for run in runs if "/accepted/" in run.where}
    if variants and variants.issubset({finding.where for finding in findings}):
        sentence = "none of the accepted solutions agrees with it, so it is this file that is likely to be wrong"
        return [Finding(f"{problem.id}/reference.py", sentence), *findings]
    return findings


async def _judge_together(judge: Judges, runs: list[_Run]) -> list[Finding]:
    """Run solutions of one problem in a few processes; what does not come out as it should runs once more, alone."""
    if not runs:
        return []
    reports = await judge.judge_known(runs[0].problem, [run.source for run in runs])
    odd = [run for run, report in zip(runs, reports, strict=True) if report is None or any(_compare(run, report))]
    return [finding for run in odd for finding in await _judge_alone(judge, run)]


async def _judge_alone(judge: Judges, run: _Run) -> list[Finding]:
    return list(_compare(run, await judge.judge(run.problem, run.source)))


def _compare(run: _Run, report: Judged) -> Iterator[Finding]:
    """Compare what came of a run with what must come of it."""
    named = [diagnosis.id for diagnosis in report.diagnoses if not diagnosis.is_note]
    if report.verdict != run.verdict:
        yield Finding(run.where, f"it should get {run.verdict} but got {report.verdict}. {_explain(report)}")
    elif run.printed is not None and report.stdout.splitlines() != run.printed.splitlines():
        yield Finding(run.where, f"the examples print\n{report.stdout}\nwhere the page says\n{run.printed}")
    elif run.diagnosis is not None and run.diagnosis not in named[:1]:
        said = f"the first one is {named[0]!r}" if named else "there is none"
        yield Finding(run.where, f"its first diagnosis should be {run.diagnosis!r}, but {said}")
    elif run.verdict == "ACCEPTED" and named:
        yield Finding(run.where, f"it is right, but is told {named[0]!r}")


def _explain(report: Judged) -> str:
    return " ".join([report.headline, *(f"[{diagnosis.id}] {diagnosis.text}" for diagnosis in report.diagnoses)])

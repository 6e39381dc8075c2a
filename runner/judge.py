"""The judge: takes a problem and a submission, gives a report. Everything else in this folder is behind it."""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

import structlog

from runner import limits
from runner.box.settings import DEFAULT_SIZES
from runner.docker import open_docker_launcher
from runner.evaluation import evaluate
from runner.expected import Expectation, Expectations, ExpectOutputsError
from runner.familiar import list_jobs, list_twins
from runner.launcher import LaunchBoxError
from runner.pool import Pool
from runner.process import open_process_launcher
from runner.protocol import Ending, Job, RawLoad, RawOutcome
from runner.report import Report
from runner.sizes import collect_sizes
from runner.source import find_reason_to_reject, tidy
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from problems.bank import Bank
    from problems.problem import Problem
    from runner.launcher import Launcher
    from runner.protocol import Case, RawCase

Backend = Literal["auto", "docker", "process"]

COMPARED: Final = frozenset({Verdict.WRONG_TYPE, Verdict.WRONG_SHAPE, Verdict.WRONG_DTYPE, Verdict.WRONG_VALUE})
"""Verdicts of submissions whose results are compared with those of the bank's wrong solutions."""

log = structlog.get_logger(__name__)


class OpenJudgeError(Exception):
    """No judge can be opened; the message is a sentence for the operator, with what to do about it."""


class Judge(Protocol):
    """Judges submissions, several at once."""

    backend: str
    """``docker`` or ``process``."""
    slots: int
    """How many submissions run at once; the bot hands over no more than that, so that places in line are right."""
    jax_version: str
    """The version of JAX that submissions meet; empty if nobody has looked."""

    async def judge(self, problem: Problem, source: str, *, on_start: Callable[[], None] | None = None) -> Report:
        """Judge one submission.

        Never raises for what a learner or a box did: trouble of ours is the verdict INFRA with an incident id.
        Calls beyond the number of slots queue in order of arrival.

        Args:
            problem: The problem that the submission answers.
            source: What the learner sent, as it came.
            on_start: Called once, in the event loop, when the job is handed to a box.
                Not called for a submission that never reaches a box (REJECTED).
        """
        ...

    def anticipate(self, problem: Problem) -> None:
        """Learn that somebody reads a problem, and make ready what they will be compared with. Returns at once.

        In an installation's first minutes not everything is: then this goes first.
        """
        ...

    async def prepared(self) -> None:
        """Wait until everything is at hand that is computed before somebody asks for it."""
        ...

    async def find_fault(self, problem: Problem) -> str:
        """Say why there is nothing to compare with: what the problem's reference did. Empty if all is well."""
        ...

    async def judge_reference(self, problem: Problem, source: str) -> Report:
        """Judge a program of the bank's that ends with the reference, by what the reference itself gives in it.

        If it runs to its end, then what this judge judges for the problem from now on is compared with that, so that
        the reference need not run again.
        """
        ...

    async def judge_known(self, problem: Problem, sources: Sequence[str]) -> list[Report | None]:
        """Judge solutions that the bank knows, several in one process.

        That is many times faster than one after another, and not fit for learners' code: whatever one of them does to
        the process, the next one meets. What the wrong ones among them gave, later ones are compared with.

        Returns:
            For each source its report, or None for one that could not be judged together with others.
        """
        ...

    async def close(self) -> None:
        """Stop all boxes and wait until they are gone; judgements under way end as INFRA."""
        ...


class PoolJudge:
    """A judge over a pool of boxes. Made by ``open_judge``."""

    def __init__(
        self, launcher: Launcher, pool: Pool, expectations: Expectations, bank: Bank, *, serves_learners: bool
    ) -> None:
        self.backend = launcher.name
        self.slots = pool.slots
        self.jax_version = launcher.jax_version
        self._launcher = launcher
        self._pool = pool
        self._expectations = expectations
        self._preparing = asyncio.create_task(expectations.prepare(bank.problems)) if serves_learners else None
        self._anticipating: set[asyncio.Task[None]] = set()
        self._known: dict[str, Expectation] = {}
        self._known_twins: dict[str, dict[str, RawOutcome]] = {}

    async def judge(self, problem: Problem, source: str, *, on_start: Callable[[], None] | None = None) -> Report:
        """See ``Judge``."""
        started = time.monotonic()
        reason = find_reason_to_reject(source)
        if reason:
            return self._report(problem, Verdict.REJECTED, reason, started)
        # Which inputs come cannot be known beforehand: an answer that was learnt by heart fits one set of many.
        set_index = secrets.choice(self._expectations.list_sets(problem))
        try:
            expectation = self._known.get(problem.id) or await self._expectations.find(problem, set_index)
            outcome = await self._pool.run(_make_job(problem, source, expectation.cases), on_start=on_start)
        except ExpectOutputsError as error:
            expectation, outcome = (
                Expectation((), RawOutcome(Ending.FINISHED)),
                RawOutcome(Ending.LOST, detail=str(error)),
            )
        if outcome.ending is Ending.LOST:
            return self._report_trouble(problem, outcome.detail, started)
        try:
            report = evaluate(problem, expectation, outcome, backend=self.backend)
            if report.verdict in COMPARED and problem.twins:
                twins = self._known_twins.get(problem.id) or await self._find_twins(problem, set_index)
                report = evaluate(problem, expectation, outcome, backend=self.backend, twins=twins)
            report = replace(report, total_ms=_milliseconds_since(started))
        except Exception as error:  # a fault in a problem's own checks must not become a verdict on the learner
            log.exception("evaluation failed", problem=problem.id)
            return self._report_trouble(problem, repr(error), started)
        log.info(
            "judged",
            problem=problem.id,
            verdict=report.verdict.value,
            box_ms=report.box_ms,
            total_ms=report.total_ms,
            ending=outcome.ending.value,
            exit_status=outcome.exit_status,
            noise=outcome.detail[-limits.LINE_CHARS :],
        )
        return report

    def anticipate(self, problem: Problem) -> None:
        """See ``Judge``."""
        if self._preparing is None or self._preparing.done():
            return
        task = asyncio.create_task(self._expectations.prepare_first(problem), name=f"anticipate {problem.id}")
        self._anticipating.add(task)
        task.add_done_callback(self._anticipating.discard)

    async def prepared(self) -> None:
        """See ``Judge``."""
        if self._preparing is not None:
            await asyncio.shield(self._preparing)

    async def find_fault(self, problem: Problem) -> str:
        """See ``Judge``."""
        try:
            await self._expectations.find(problem, 0)
        except ExpectOutputsError as error:
            return str(error)
        return ""

    async def judge_reference(self, problem: Problem, source: str) -> Report:
        """See ``Judge``."""
        started = time.monotonic()
        cases = self._expectations.list_cases(problem, 0)
        # Trusted, so that what it compiles is at hand for all that are compared with it.
        job = replace(_make_job(problem, source, cases), wall_seconds=limits.TRUSTED_WALL_SECONDS, trusted=True)
        try:
            outcome = await self._expectations.run_trusted(job)
        except ExpectOutputsError as error:
            return self._report_trouble(problem, str(error), started)
        expectation = Expectation(cases, outcome)
        if len(outcome.cases) == len(cases) and all(case.error is None for case in outcome.cases):
            self._known[problem.id] = expectation
        return evaluate(problem, expectation, outcome, backend=self.backend)

    async def judge_known(self, problem: Problem, sources: Sequence[str]) -> list[Report | None]:
        """See ``Judge``."""
        try:
            expectation = self._known.get(problem.id) or await self._expectations.find(problem, 0)
        except ExpectOutputsError:
            return [None] * len(sources)
        found: dict[str, list[RawCase]] = {}
        known = dict.fromkeys([*sources, *(twin.source for twin in list_twins(problem))])
        for job, names in list_jobs(problem, list(known), expectation.cases, trusted=False):
            outcome = await self._pool.run(job)
            for case in outcome.cases:
                source, name = names[case.name]
                found.setdefault(source, []).append(replace(case, name=name))
        outcomes = {
            source: RawOutcome(Ending.FINISHED, exit_status=0, load=RawLoad(entry_found=True), cases=tuple(cases))
            for source, cases in found.items()
            if len(cases) == len(expectation.cases)
        }
        twins = {twin.name: outcomes[twin.source] for twin in problem.twins if twin.source in outcomes}
        if problem.id in self._known:
            self._known_twins[problem.id] = twins
        return [
            evaluate(problem, expectation, outcomes[source], backend=self.backend, twins=twins)
            if source in outcomes
            else None
            for source in sources
        ]

    async def _find_twins(self, problem: Problem, set_index: int) -> dict[str, RawOutcome]:
        try:
            # In an installation's first minutes they are being run. A learner would rather have the verdict than wait.
            async with asyncio.timeout(limits.TWINS_SECONDS if self._preparing else None):
                return await self._expectations.find_twins(problem, set_index)
        except (ExpectOutputsError, TimeoutError) as error:
            log.error("wrong solutions not compared with", problem=problem.id, why=repr(error))  # noqa: TRY400
            return {}

    async def close(self) -> None:
        """See ``Judge``."""
        preparing = {*self._anticipating, *([self._preparing] if self._preparing else [])}
        for task in preparing:
            task.cancel()
        await asyncio.gather(*preparing, return_exceptions=True)
        await self._pool.close()
        await self._expectations.close()
        await self._launcher.close()

    def _report_trouble(self, problem: Problem, why: str, started: float) -> Report:
        incident = secrets.token_hex(4)
        log.error("submission not judged", incident=incident, problem=problem.id, why=why)
        sentence = (
            "Something on our side broke while this was being checked. "
            f"It does not count against you; please send it again. (Incident {incident}.)"
        )
        return self._report(problem, Verdict.INFRA, sentence, started, incident)

    def _report(self, problem: Problem, verdict: Verdict, headline: str, started: float, incident: str = "") -> Report:
        return Report(
            problem_id=problem.id,
            verdict=verdict,
            headline=headline,
            diagnoses=(),
            cases=(),
            error=None,
            stdout="",
            stdout_cut=False,
            total_ms=_milliseconds_since(started),
            box_ms=0,
            backend=self.backend,
            incident=incident,
        )


def _make_job(problem: Problem, source: str, cases: tuple[Case, ...]) -> Job:
    return Job(
        source=tidy(source),
        entry=problem.entry,
        cases=cases,
        starter=problem.starter,
        wall_seconds=problem.wall_seconds,
    )


def _milliseconds_since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)


async def open_judge(
    backend: Backend,
    bank: Bank,
    *,
    cache_folder: Path,
    secret: bytes,
    slots: int | None = None,
    image: str = "jaxtutor-box",
    box_python: Path | None = None,
    docker_runtime: str | None = None,
    submissions_per_box: int | None = None,
    serves_learners: bool = True,
) -> Judge:
    """Open a judge; boxes warm in the background after this returns.

    Args:
        backend: ``auto`` takes docker where an engine and the image are there, and process otherwise.
        bank: Where references and inputs come from.
        cache_folder: Reference outputs and, for ``process``, compiled programs are kept here.
        secret: What the secret inputs are drawn from; the same secret finds its cached reference outputs again.
        slots: How many submissions run at once; by default as many as there are processors, four at most.
        image: Name of the box's image.
        box_python: The Python with JAX for ``process``; by default the one in ``.venv-box``.
        docker_runtime: An OCI runtime that the engine knows, such as ``runsc``.
        submissions_per_box: How many submissions one box serves before it is replaced; 1 gives each its own.
        serves_learners: Prepares for every problem, and draws each submission's inputs. Otherwise only what is asked
            for is computed, and the inputs are always the same.

    Raises:
        OpenJudgeError: When the backend is not usable here.
    """
    sizes = collect_sizes(bank.problems) if serves_learners else DEFAULT_SIZES

    async def open_docker() -> Launcher:
        return await open_docker_launcher(image, docker_runtime, sizes=sizes)

    async def open_process() -> Launcher:
        return await open_process_launcher(cache_folder, box_python, sizes=sizes)

    launcher = await _open_first(
        {"docker": [open_docker], "process": [open_process]}.get(backend, [open_docker, open_process])
    )
    pool = Pool(
        launcher,
        slots=slots or min(os.cpu_count() or 1, limits.SLOTS),
        jobs_per_box=submissions_per_box or limits.JOBS_PER_BOX,
    )
    expectations = Expectations(launcher, cache_folder, secret=secret, most_sets=None if serves_learners else 1)
    return PoolJudge(launcher, pool, expectations, bank, serves_learners=serves_learners)


async def _open_first(ways: Sequence[Callable[[], Awaitable[Launcher]]]) -> Launcher:
    reasons = []
    for open_launcher in ways:
        try:
            return await open_launcher()
        except LaunchBoxError as error:
            log.info("trying another kind of box", why=str(error))
            reasons.append(str(error))
    raise OpenJudgeError(" ".join(reasons))

"""What the references give: computed by trusted jobs in a box that never runs learner code, and kept on disk.

Numbers are never part of the repository, because they differ between versions of JAX.
The same jobs fill the compilation cache that learners' boxes read, which is where most of their speed comes from.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import structlog

from runner import codec, limits
from runner.familiar import list_familiar_jobs, list_jobs, list_twins
from runner.launcher import LaunchBoxError
from runner.protocol import Ending, Job, RawCase, RawLoad, RawOutcome
from runner.remote import BoxLostError, open_box

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
    from pathlib import Path

    from problems.problem import Problem, WrongSolution
    from runner.launcher import Launcher
    from runner.protocol import Case, RawError
    from runner.remote import RemoteBox

DIGEST_BYTES: Final = 32
CASES_PER_JOB: Final = 48

Results = dict[str, RawCase]

log = structlog.get_logger(__name__)


class ExpectOutputsError(Exception):
    """There is nothing to compare with: the reference did not run; the message is for the log."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One set of cases and what the reference gave for them.

    Attributes:
        cases: The public examples, one set of secret cases, then the reruns: what a learner's job asks for.
        outcome: The reference's outcome of exactly these.
    """

    cases: tuple[Case, ...]
    outcome: RawOutcome


class Expectations:
    """Outputs of references and of well-known wrong solutions, from memory, from disk, or computed.

    Args:
        launcher: Starts the trusted box, on demand; it is closed when nothing is left to compute.
        folder: Where outputs are kept, by problem: a change of one leaves the others' outputs as they are.
        secret: What the secret inputs are drawn from.
        most_sets: Use so many sets of secret inputs of each problem, None for all.
    """

    def __init__(self, launcher: Launcher, folder: Path, *, secret: bytes, most_sets: int | None = None) -> None:
        self._launcher = launcher
        secret_name = hashlib.sha256(b"inputs\0" + secret).hexdigest()[:16]
        self._folder = folder / "expected" / launcher.identity / secret_name
        self._secret = secret
        self._most_sets = most_sets
        self._tasks: dict[Path, asyncio.Task[dict[str, RawCase]]] = {}
        self._turn = asyncio.Lock()
        self._computing = 0
        self._box: RemoteBox | None = None
        self._is_cache_filled: bool | None = None

    def count_sets(self, problem: Problem) -> int:
        """Count the sets of secret inputs that are in use."""
        return min(problem.secret_set_count, self._most_sets or problem.secret_set_count)

    def list_sets(self, problem: Problem) -> list[int]:
        """List the sets of secret inputs to choose from: those that the twins have been run on, or are being run on.

        In an installation's first minutes a learner is better served with inputs for which mistakes have names.
        All of them, if the twins have been run on none.
        """
        every = range(self.count_sets(problem))
        paths = [self._twins_path(problem, index) for index in every]
        ready = [index for index, path in enumerate(paths) if path.exists()]
        begun = [index for index, path in enumerate(paths) if path in self._tasks and not self._tasks[path].done()]
        return ready or begun or list(every)

    async def find(self, problem: Problem, set_index: int) -> Expectation:
        """Give the cases with one set of secret inputs, and the reference's outputs for them.

        Args:
            problem: The problem.
            set_index: From 0 to ``count_sets(problem) - 1``.

        Raises:
            ExpectOutputsError: When the reference does not run.
        """
        path = self._path(problem, f"reference-{self.count_sets(problem)}")
        results = await self._once(path, lambda: self._load_or_compute(problem, path))
        keyed = [*self._plain_cases(problem, set_index), *((case.name, case) for case in problem.reruns)]
        found = tuple(replace(results[key], name=case.name) for key, case in keyed)
        outcome = RawOutcome(ending=Ending.FINISHED, exit_status=0, load=RawLoad(entry_found=True), cases=found)
        return Expectation(cases=tuple(case for _, case in keyed), outcome=outcome)

    def list_cases(self, problem: Problem, set_index: int) -> tuple[Case, ...]:
        """List what a job asks for: the public examples, one set of secret cases, then the reruns."""
        return (*(case for _, case in self._plain_cases(problem, set_index)), *problem.reruns)

    async def find_twins(self, problem: Problem, set_index: int) -> dict[str, RawOutcome]:
        """Give what the problem's twins gave for the plain cases with one set of secret inputs, by solution.

        Raises:
            ExpectOutputsError: When there is no box to run them in.
        """
        cases = [case for _, case in self._plain_cases(problem, set_index)]
        twins = list_twins(problem)
        names = {(twin.name, case.name): f"{twin.name}/{case.name}" for twin in twins for case in cases}
        path = self._twins_path(problem, set_index)
        results = await asyncio.to_thread(read_results, path)
        if results is None or results.keys() != set(names.values()):
            results = await self._once(path, lambda: self._run_twins(problem, twins, cases, path))
            if path.exists():
                # There are many of them, and they are seldom needed: on disk is near enough.
                self._tasks.pop(path, None)
        return {
            twin.name: RawOutcome(
                Ending.FINISHED,
                cases=tuple(replace(results[names[twin.name, case.name]], name=case.name) for case in cases),
            )
            for twin in twins
        }

    async def prepare(self, problems: Sequence[Problem]) -> None:
        """Compute everything that is not there yet, in path order, so that no learner has to wait for it."""
        # References first: without one there is no verdict. Then what makes verdicts fast, then what finds causes, for
        # the inputs that come first. All in small jobs: a learner who needs something else waits for the one that runs.
        sets = max((self.count_sets(problem) for problem in problems), default=0)
        warming = Job(source="", entry="", cases=(), wall_seconds=limits.TRUSTED_WALL_SECONDS, trusted=True)
        async with self._kept_box():
            await self._prepare_each(self.find, [(problem, 0) for problem in problems])
            await self._compile(self._folder / "compiled", [warming])
            await self._prepare_each(self.find_twins, [(problem, 0) for problem in problems])
            for problem in problems:
                await self._compile(self._path(problem, "compiled"), list_familiar_jobs(problem, self._secret))
            later = [(problem, index) for index in range(1, sets) for problem in problems]
            await self._prepare_each(
                self.find_twins, [(problem, index) for problem, index in later if index < self.count_sets(problem)]
            )

    async def prepare_first(self, problem: Problem) -> None:
        """Compute what a first submission for a problem is compared with, ahead of what is being prepared."""
        await self._prepare_each(self.find, [(problem, 0)])
        if not self._twins_path(problem, 0).exists():
            await self._prepare_each(self.find_twins, [(problem, 0)])

    async def _prepare_each(
        self, find: Callable[[Problem, int], Awaitable[object]], wanted: Iterable[tuple[Problem, int]]
    ) -> None:
        for problem, set_index in wanted:
            try:
                await find(problem, set_index)
            except ExpectOutputsError as error:
                log.error("not prepared", problem=problem.id, why=str(error))  # noqa: TRY400  # the sentence says all

    async def close(self) -> None:
        """Stop computing."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await self._close_box()

    async def _compile(self, mark: Path, jobs: Iterable[Job]) -> None:
        """Let a trusted box compile what others warm themselves with or are likely to meet, unless that was done."""
        if await self._has_compiled() and await asyncio.to_thread(mark.exists):
            return
        for job in jobs:
            try:
                outcome = await self.run_trusted(job)
            except ExpectOutputsError as error:
                outcome = RawOutcome(Ending.LOST, detail=str(error))
            if outcome.ending is not Ending.FINISHED:
                log.warning("not compiled ahead", mark=str(mark), ending=outcome.ending.value, why=outcome.detail)
                return
        await asyncio.to_thread(make_mark, mark)

    def _path(self, problem: Problem, name: str) -> Path:
        return self._folder / f"{problem.id}-{problem.version}" / name

    def _twins_path(self, problem: Problem, set_index: int) -> Path:
        return self._path(problem, f"twins-{set_index}-of-{self.count_sets(problem)}")

    # -- cases ---------------------------------------------------------------------------------------------------------

    def _plain_cases(self, problem: Problem, set_index: int) -> list[tuple[str, Case]]:
        """List the public examples and one set's secret cases, each under the key of its result."""
        secret_cases = problem.secret_cases(self._secret, set_index)
        return [
            *((case.name, case) for case in problem.examples),
            *((f"{set_index}/{case.name}", case) for case in secret_cases),
        ]

    def _all_cases(self, problem: Problem) -> dict[str, Case]:
        """List every plain case of every set once, under its key."""
        indices = range(self.count_sets(problem))
        return {key: case for index in indices for key, case in self._plain_cases(problem, index)}

    # -- computing -----------------------------------------------------------------------------------------------------

    async def _once(self, path: Path, compute: Callable[[], Coroutine[Any, Any, Results]]) -> Results:
        """Have something computed by one task, however many ask for it."""
        task = self._tasks.get(path)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            task = self._tasks[path] = asyncio.create_task(compute())
        # A learner who stops waiting must not stop it for the others.
        return await asyncio.shield(task)

    async def _load_or_compute(self, problem: Problem, path: Path) -> Results:
        wanted = self._all_cases(problem) | {case.name: case for case in problem.reruns}
        kept = await asyncio.to_thread(read_results, path)
        if kept is not None and kept.keys() == wanted.keys() and await self._has_compiled():
            return kept
        await self._has_compiled()
        results: Results = {}
        for keys in batched(wanted, CASES_PER_JOB):
            results |= await self._run_reference(problem, tuple(replace(wanted[key], name=key) for key in keys))
        await asyncio.to_thread(write_results, path, results)
        return results

    async def _has_compiled(self) -> bool:
        # Asked once: outputs on disk are of no use for speed when the compiled programs are gone.
        if self._is_cache_filled is None:
            self._is_cache_filled = await self._launcher.has_compiled_programs()
        return self._is_cache_filled

    async def _run_reference(self, problem: Problem, cases: tuple[Case, ...]) -> dict[str, RawCase]:
        wall = limits.TRUSTED_WALL_SECONDS
        job = Job(source=problem.reference, entry=problem.entry, cases=cases, wall_seconds=wall, trusted=True)
        outcome = await self.run_trusted(job)
        if outcome.load is not None and outcome.load.error is not None:
            raise ExpectOutputsError(f"{problem.id}: while loading, {describe_error(outcome.load.error)}")
        for case in outcome.cases:
            if case.error is not None:
                raise ExpectOutputsError(f"{problem.id}: in the case {case.name!r}, {describe_error(case.error)}")
        if outcome.ending is not Ending.FINISHED or len(outcome.cases) != len(cases):
            raise ExpectOutputsError(f"{problem.id}: the reference {outcome.ending} {outcome.detail}")
        return {case.name: case for case in outcome.cases}

    async def _run_twins(
        self, problem: Problem, twins: Sequence[WrongSolution], cases: Sequence[Case], path: Path
    ) -> Results:
        by_source = {twin.source: twin.name for twin in twins}
        results: Results = {}
        for job, asked in list_jobs(problem, list(by_source), cases):
            outcome = await self.run_trusted(job)
            if outcome.ending is not Ending.FINISHED or len(outcome.cases) != len(asked):
                raise ExpectOutputsError(f"{problem.id}: its wrong solutions gave {outcome.ending} {outcome.detail}")
            for case in outcome.cases:
                source, name = asked[case.name]
                key = f"{by_source[source]}/{name}"
                results[key] = RawCase(name=key, value=case.value, error=case.error)
        await asyncio.to_thread(write_results, path, results)
        return results

    async def run_trusted(self, job: Job) -> RawOutcome:
        """Run a job of the project's own in the trusted box, when its turn comes.

        Raises:
            ExpectOutputsError: When there is no box to run it in.
        """
        async with self._kept_box(), self._turn:
            return await self._run(job)

    @asynccontextmanager
    async def _kept_box(self) -> AsyncIterator[None]:
        """Leave the trusted box open between jobs, for the time of the block."""
        self._computing += 1
        try:
            yield
        finally:
            self._computing -= 1
            if not self._computing:
                await self._close_box()

    async def _close_box(self) -> None:
        if self._box is not None:
            box, self._box = self._box, None
            await box.close()

    async def _run(self, job: Job) -> RawOutcome:
        try:
            if self._box is not None and self._box.must_recycle:
                await self._close_box()
            if self._box is None:
                self._box = await open_box(self._launcher, 0, trusted=True)
            return await self._box.run(job)
        except (BoxLostError, LaunchBoxError) as error:
            raise ExpectOutputsError(f"no trusted box: {error}") from error


def batched(keys: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Divide into pieces of a size, the last one shorter; ``itertools`` has it from Python 3.12 on."""
    left = iter(keys)
    while piece := tuple(islice(left, size)):
        yield piece


def describe_error(error: RawError) -> str:
    """Say what the project's own code raised, for a log or an author."""
    at = f" on line {error.frames[-1].line}" if error.frames else ""
    return f"it raised {error.type_name}{at}: {error.message}"


# -- disk --------------------------------------------------------------------------------------------------------------


def read_results(path: Path) -> dict[str, RawCase] | None:
    """Read what ``write_results`` wrote; None for a file that is missing or damaged in any way."""
    try:
        data = path.read_bytes()
        digest, payload = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
        if hashlib.sha256(payload).digest() != digest:
            log.warning("damaged reference outputs are computed again", path=str(path))
            return None
        cases = [codec.decode(frame, RawCase) for frame in codec.split_frames(payload, most=None)]
    except (OSError, codec.DecodeFrameError):
        return None
    return {case.name: case for case in cases}


def write_results(path: Path, results: dict[str, RawCase]) -> None:
    """Write results so that a reader finds all of them or none; failing to is no more than a loss of time."""
    payload = b"".join(codec.encode(case) for case in results.values())
    draft = path.with_suffix(f".{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(hashlib.sha256(payload).digest() + payload)
        draft.replace(path)
    except OSError as error:
        log.warning("reference outputs not kept", path=str(path), why=str(error))


def make_mark(path: Path) -> None:
    """Leave an empty file as a sign that something was done; failing to is no more than a loss of time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch()
    except OSError as error:
        log.warning("mark not kept", path=str(path), why=str(error))

"""What the references give: computed by trusted jobs in a box that never runs learner code, and kept on disk.

Numbers are never part of the repository, because they differ between versions of JAX.
The same jobs fill the compilation cache that learners' boxes read, which is where most of their speed comes from.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

import structlog

from runner import codec, limits
from runner.familiar import list_familiar_jobs
from runner.launcher import LaunchBoxError
from runner.protocol import Ending, Job, RawCase, RawLoad, RawOutcome
from runner.remote import BoxLostError, open_box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from problems.problem import Problem
    from runner.launcher import Launcher
    from runner.protocol import Case
    from runner.remote import RemoteBox

CASES_PER_JOB: Final = 48
DIGEST_BYTES: Final = 32

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
    """Reference outputs of problems, from memory, from disk, or computed.

    Args:
        launcher: Starts the trusted box, on demand; it is closed when nothing is left to compute.
        folder: Where outputs are kept.
        bank_version: Changes whenever outputs may.
        secret: What the secret inputs are drawn from.
    """

    def __init__(self, launcher: Launcher, folder: Path, *, bank_version: str, secret: bytes) -> None:
        self._launcher = launcher
        secret_name = hashlib.sha256(b"inputs\0" + secret).hexdigest()[:16]
        self._folder = folder / "expected" / launcher.identity / f"{bank_version}-{secret_name}"
        self._secret = secret
        self._tasks: dict[str, asyncio.Task[dict[str, RawCase]]] = {}
        self._turn = asyncio.Lock()
        self._computing = 0
        self._box: RemoteBox | None = None
        self._is_cache_filled: bool | None = None

    async def find(self, problem: Problem, set_index: int) -> Expectation:
        """Give the cases with one set of secret inputs, and the reference's outputs for them.

        Raises:
            ExpectOutputsError: When the reference does not run.
        """
        results = await self._all_results(problem)
        keyed = _keyed_cases(problem, self._secret, set_index)
        cases = tuple(case for _, case in keyed)
        found = tuple(replace(results[key], name=case.name) for key, case in keyed)
        outcome = RawOutcome(ending=Ending.FINISHED, exit_status=0, load=RawLoad(entry_found=True), cases=found)
        return Expectation(cases=cases, outcome=outcome)

    async def prepare(self, problems: Sequence[Problem]) -> None:
        """Compute everything that is not there yet, so that no learner has to wait for it."""
        for problem in problems:
            try:
                await self._all_results(problem)
            except ExpectOutputsError as error:
                log.error("reference failed", problem=problem.id, why=str(error))  # noqa: TRY400  # the sentence says all
        try:
            await self._fill_compilation_cache(problems)
        except ExpectOutputsError as error:
            log.warning("compilation cache not filled", why=str(error))

    async def close(self) -> None:
        """Stop computing."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        if self._box is not None:
            await self._box.close()

    async def _fill_compilation_cache(self, problems: Sequence[Problem]) -> None:
        """Let a trusted box compile what others warm themselves with and are likely to meet, unless that was done."""
        filled = self._folder / "compiled"
        if await self._has_compiled() and filled.exists():
            return
        warming = Job(source="", entry="", cases=(), wall_seconds=limits.TRUSTED_WALL_SECONDS, trusted=True)
        familiar = (job for problem in problems for job in list_familiar_jobs(problem, self._secret))
        self._computing += 1
        try:
            for job in chain([warming], familiar):
                outcome = await self._run_in_turn(job)
                if outcome.ending is not Ending.FINISHED:
                    raise ExpectOutputsError(f"the box gave {outcome.ending} {outcome.detail}")
        finally:
            await self._let_go()
        await asyncio.to_thread(make_mark, filled)

    # -- one problem ---------------------------------------------------------------------------------------------------

    async def _all_results(self, problem: Problem) -> dict[str, RawCase]:
        task = self._tasks.get(problem.id)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            task = self._tasks[problem.id] = asyncio.create_task(self._load_or_compute(problem))
        # A learner who stops waiting must not stop it for the others.
        return await asyncio.shield(task)

    async def _load_or_compute(self, problem: Problem) -> dict[str, RawCase]:
        wanted = _all_cases(problem, self._secret)
        path = self._folder / f"{problem.id}.frames"
        kept = await asyncio.to_thread(read_results, path)
        if kept is not None and kept.keys() == wanted.keys() and await self._has_compiled():
            return kept
        results: dict[str, RawCase] = {}
        names = list(wanted)
        for start in range(0, len(names), CASES_PER_JOB):
            chunk = tuple(wanted[name] for name in names[start : start + CASES_PER_JOB])
            results |= await self._compute(problem, chunk)
        await asyncio.to_thread(write_results, path, results)
        return results

    async def _has_compiled(self) -> bool:
        # Asked once: outputs on disk are of no use for speed when the compiled programs are gone.
        if self._is_cache_filled is None:
            self._is_cache_filled = await self._launcher.has_compiled_programs()
        return self._is_cache_filled

    async def _compute(self, problem: Problem, cases: tuple[Case, ...]) -> dict[str, RawCase]:
        await self._has_compiled()
        job = Job(
            source=problem.reference,
            entry=problem.entry,
            cases=cases,
            wall_seconds=limits.TRUSTED_WALL_SECONDS,
            trusted=True,
        )
        outcome = await self._run_in_turn(job)
        error = next((case.error for case in outcome.cases if case.error is not None), None)
        error = error or (outcome.load.error if outcome.load else None)
        if outcome.ending is not Ending.FINISHED or error is not None or len(outcome.cases) != len(cases):
            raise ExpectOutputsError(f"{problem.id}: the reference gave {outcome.ending} {error} {outcome.detail}")
        return {case.name: case for case in outcome.cases}

    async def _run_in_turn(self, job: Job) -> RawOutcome:
        self._computing += 1
        try:
            async with self._turn:
                return await self._run(job)
        finally:
            await self._let_go()

    async def _let_go(self) -> None:
        self._computing -= 1
        if not self._computing and self._box is not None:
            box, self._box = self._box, None
            await box.close()

    async def _run(self, job: Job) -> RawOutcome:
        try:
            if self._box is None or self._box.must_recycle:
                self._box = await open_box(self._launcher, 0, trusted=True)
            return await self._box.run(job)
        except (BoxLostError, LaunchBoxError) as error:
            raise ExpectOutputsError(f"no trusted box: {error}") from error


# -- cases -------------------------------------------------------------------------------------------------------------


def _set_key(case: Case, set_index: int) -> str:
    """Name a secret case so that those of different sets differ."""
    return f"{set_index}/{case.name}"


def _keyed_cases(problem: Problem, secret: bytes, set_index: int) -> list[tuple[str, Case]]:
    """List a learner's job with one set: public examples, secret cases, reruns; each under the key of its result."""
    secret_cases = problem.secret_cases(secret, set_index)
    return [
        *((case.name, case) for case in problem.examples),
        *((_set_key(case, set_index), case) for case in secret_cases),
        *((case.name, case) for case in problem.reruns),
    ]


def _all_cases(problem: Problem, secret: bytes) -> dict[str, Case]:
    """List every case of every set once, renamed to its key."""
    return {
        key: replace(case, name=key)
        for set_index in range(problem.secret_set_count)
        for key, case in _keyed_cases(problem, secret, set_index)
    }


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

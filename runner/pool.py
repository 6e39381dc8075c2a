"""Keeps boxes warm, hands out jobs in order of arrival, replaces boxes."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import structlog

from runner import limits
from runner.launcher import LaunchBoxError
from runner.protocol import Ending, RawOutcome
from runner.remote import open_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from runner.launcher import Launcher
    from runner.protocol import Job
    from runner.remote import RemoteBox

FIRST_PAUSE_SECONDS: Final = 0.1
LONGEST_PAUSE_SECONDS: Final = 10.0
ATTEMPTS: Final = 2
"""How many boxes may break under one job before it is given up."""

log = structlog.get_logger(__name__)


@dataclass(eq=False, slots=True)
class _Request:
    job: Job
    outcome: asyncio.Future[RawOutcome]
    on_start: Callable[[], None] | None
    arrived_at: float
    lost_boxes: int = 0


class Pool:
    """A number of slots, each with a box that runs one job at a time.

    Use it as an asynchronous context manager.

    Attributes:
        slots: How many jobs run at once.
    """

    def __init__(self, launcher: Launcher, *, slots: int, jobs_per_box: int = limits.JOBS_PER_BOX) -> None:
        self.slots = slots
        self._launcher = launcher
        self._jobs_per_box = jobs_per_box
        self._waiting: deque[_Request] = deque()
        self._has_work = asyncio.Condition()
        self._boxes: set[RemoteBox] = set()
        self._openings: set[asyncio.Task[RemoteBox]] = set()
        self._tasks = [asyncio.create_task(self._serve_slot(slot), name=f"slot {slot}") for slot in range(slots)]

    async def run(self, job: Job, *, on_start: Callable[[], None] | None = None) -> RawOutcome:
        """Run a job when its turn has come.

        A job whose box breaks is run once more, in another one; when that breaks too, or when no box can be had,
        the outcome's ending is ``LOST``. Nothing is raised for what a box does.

        Args:
            job: The job.
            on_start: Called once, when the job is first handed to a box.
        """
        loop = asyncio.get_running_loop()
        request = _Request(job, loop.create_future(), on_start, loop.time())
        await self._enqueue(request)
        return await request.outcome

    async def close(self) -> None:
        """End all boxes; jobs that wait or run end as ``LOST``."""
        for task in (*self._tasks, *self._openings):
            task.cancel()
        await asyncio.gather(*self._tasks, *self._openings, return_exceptions=True)
        for opening in self._openings:
            if not opening.cancelled() and opening.exception() is None:
                await opening.result().close()
        self._give_up("the judge is closing")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    # -- requests ------------------------------------------------------------------------------------------------------

    async def _enqueue(self, request: _Request) -> None:
        async with self._has_work:
            # One that has lost its box has waited its turn before: it goes first.
            if request.lost_boxes:
                self._waiting.appendleft(request)
            else:
                self._waiting.append(request)
            self._has_work.notify()

    async def _next_request(self) -> _Request:
        async with self._has_work:
            while True:
                await self._has_work.wait_for(lambda: self._waiting)
                request = self._waiting.popleft()
                if not request.outcome.done():
                    return request

    def _give_up(self, why: str, *, arrived_before: float = math.inf) -> None:
        for request in tuple(self._waiting):
            if request.arrived_at < arrived_before:
                self._waiting.remove(request)
                _answer(request, RawOutcome(ending=Ending.LOST, detail=why))

    # -- slots ---------------------------------------------------------------------------------------------------------

    async def _serve_slot(self, slot: int) -> None:
        opening = self._open_ahead(slot)
        while True:
            box = await opening
            self._openings.discard(opening)
            self._boxes.add(box)
            try:
                opening = await self._wear_out(box, slot)
            finally:
                self._boxes.discard(box)
                await _close(box)

    async def _wear_out(self, box: RemoteBox, slot: int) -> asyncio.Task[RemoteBox]:
        """Let a box serve until it should be replaced; returns the opening of its successor.

        The successor is started some jobs ahead, so that nobody waits for it, and takes over when it is ready.
        """
        successor: asyncio.Task[RemoteBox] | None = None
        while True:
            request = await self._next_request()
            jobs_left = self._jobs_per_box - box.jobs_done
            if successor is None and jobs_left <= max(1, self._jobs_per_box // limits.JOBS_AHEAD_FRACTION):
                successor = self._open_ahead(slot)
            await self._serve(box, request)
            if jobs_left <= 1 or box.must_recycle or (successor is not None and successor.done()):
                return successor or self._open_ahead(slot)

    async def _serve(self, box: RemoteBox, request: _Request) -> None:
        if request.on_start is not None and not request.lost_boxes:
            request.on_start()
        try:
            _answer(request, await box.run(request.job))
        except Exception as error:  # noqa: BLE001  # a slot outlives whatever a box makes happen
            box.must_recycle = True
            request.lost_boxes += 1
            log.warning("box lost", why=str(error), lost_boxes=request.lost_boxes)
            if request.lost_boxes < ATTEMPTS:
                await self._enqueue(request)
            else:
                _answer(request, RawOutcome(ending=Ending.LOST, detail=str(error)))
        finally:
            if not request.outcome.done() and request not in self._waiting:
                _answer(request, RawOutcome(ending=Ending.LOST, detail="the judge was stopped in the middle of it"))

    def _open_ahead(self, slot: int) -> asyncio.Task[RemoteBox]:
        opening = asyncio.create_task(self._open_box(slot), name=f"open a box for slot {slot}")
        self._openings.add(opening)
        return opening

    async def _open_box(self, slot: int) -> RemoteBox:
        failures = 0
        while True:
            began_at = asyncio.get_running_loop().time()
            try:
                return await open_box(self._launcher, slot)
            except LaunchBoxError as error:
                failures += 1
                log.warning("box not started", why=str(error), failures=failures)
                if failures >= limits.START_ATTEMPTS and not self._boxes:
                    # Who came during this attempt may owe its failure to what was wrong before: the next one counts.
                    self._give_up(str(error), arrived_before=began_at)
            await asyncio.sleep(min(FIRST_PAUSE_SECONDS * 2**failures, LONGEST_PAUSE_SECONDS))


async def _close(box: RemoteBox) -> None:
    try:
        await box.close()
    except Exception:  # a slot outlives a box that cannot be cleared away
        log.exception("box not closed")


def _answer(request: _Request, outcome: RawOutcome) -> None:
    if not request.outcome.done():
        request.outcome.set_result(outcome)

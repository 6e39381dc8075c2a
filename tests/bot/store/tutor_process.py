"""A whole tutor in a process of its own, so that it can be killed; run by ``test_restart.py``.

It submits one solution unless there are submissions already, and answers what is there by writing one file a message,
as Discord keeps one message however often it is edited. At the point named on the command line it says so and waits
to be killed.

Usage: python tutor_process.py DATABASE_URL ANSWERS_FOLDER POINT
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.learner import Learner
from bot.core.submission import Graded, Origin
from bot.core.tutor import Tutor
from bot.store import open_store
from problems.bank import Bank
from problems.problem import Problem
from problems.statement import Statement
from runner.report import Report
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.ticket import Ticket

PROBLEM = Problem(
    id="problem-1", number=1, track="track", title="Problem 1", difficulty="easy", tags=(), prerequisites=(),
    lessons=(), entry="solve", parameters=("x",), atol=1e-6, rtol=1e-6, wall_seconds=10.0, statement=Statement(()),
    starter="", reference="", hints=("1", "2", "3"), accepted=(), wrong=(), examples=(), reruns=(),
    secret_set_count=1, draw=lambda _generator: (), checks=(),
)  # fmt: skip
BANK = Bank((PROBLEM,), (), "bank-1")
ADA = Learner(id=1, display_name="Ada", guild_id=100)


async def reach(here: str, point: str) -> None:
    """Say that the point is reached, and wait there for ever, if it is the one asked for."""
    if here == point:
        print(point, flush=True)  # noqa: T201 (the parent reads it)
        await asyncio.Event().wait()


class AcceptingJudge:
    """Accepts everything; notes in a file that it was asked."""

    slots = 1
    backend = "process"

    def __init__(self, folder: Path, point: str) -> None:
        self.folder = folder
        self.point = point

    def anticipate(self, problem: Problem) -> None:
        """Need nothing ready."""

    async def judge(self, problem: Problem, source: str, *, on_start: Callable[[], None] | None = None) -> Report:
        """Judge a source."""
        if on_start is not None:
            on_start()
        with (self.folder / "judged").open("a") as judged:
            judged.write(f"{source}\n")
        await reach("judging", self.point)
        return Report(
            problem_id=problem.id, verdict=Verdict.ACCEPTED, headline="Right.", diagnoses=(), cases=(), error=None,
            stdout="", stdout_cut=False, total_ms=1, box_ms=1, backend="process",
        )  # fmt: skip


async def answer(ticket: Ticket, folder: Path, point: str) -> None:
    """Follow a ticket, and edit its message into the verdict."""
    message_id = ticket.origin.answer_message_id or 1000 + ticket.submission_id
    message = folder / f"message-{message_id}"
    if not message.exists():
        message.write_text("checking\n")
    await reach("posted", point)
    await ticket.note_answer_message(message_id)
    await reach("noted", point)
    async for update in ticket.updates():
        if isinstance(update, Graded):
            await reach("settled", point)
            message.write_text(f"{update.report.verdict} {update.points_awarded} {update.streak_days}\n")
            await reach("shown", point)
            await ticket.mark_answered()
    await reach("answered", point)


async def main(url: str, folder: Path, point: str) -> None:
    """Run until everything is answered."""
    async with await open_store(url) as store, Tutor(store, BANK, AcceptingJudge(folder, point)) as tutor:
        tickets = await tutor.list_unanswered()
        if not (folder / "submitted").exists():
            origin = Origin(kind="interaction", guild_id=100, channel_id=7)
            ticket = await tutor.submit(ADA, source="solve = print", origin=origin)
            (folder / "submitted").touch()
            await reach("written", point)
            tickets.append(ticket)
        for ticket in tickets:
            await answer(ticket, folder, point)


asyncio.run(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))

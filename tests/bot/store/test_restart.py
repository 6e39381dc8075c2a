"""Kill the tutor at any moment and start it again: the submission is judged and answered, once."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from bot.core.board import Period, Scope
from bot.core.learner import Learner
from bot.store import open_store, upgrade_database

pytestmark = pytest.mark.slow

PROGRAM = Path(__file__).with_name("tutor_process.py")
NOWHERE = "nowhere"
ADA = Learner(id=1, display_name="Ada", guild_id=100)


def read_messages(folder: Path) -> list[str]:
    """Read every message that the tutor has posted, as it stands."""
    return [message.read_text() for message in folder.glob("message-*")]


async def run_tutor(url: str, folder: Path, point: str) -> None:
    """Start the tutor; kill it as soon as it reaches the point, or wait until it has nothing left to do."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", PROGRAM, url, folder, point,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    reached = (await process.stdout.readline()).decode().strip()
    if point != NOWHERE:
        assert reached == point, (await process.stderr.read()).decode()
        process.kill()
    _, errors = await process.communicate()
    assert point != NOWHERE or process.returncode == 0, errors.decode()


@pytest.mark.parametrize("point", ["written", "posted", "noted", "judging", "settled", "shown", "answered"])
async def test_a_killed_tutor_answers_once_after_a_restart(database_url: str, tmp_path: Path, point: str) -> None:
    """Whether it dies after the row, in the judge, after the verdict or after showing it: one message, one solve."""
    await upgrade_database(database_url)
    await run_tutor(database_url, tmp_path, point)
    await run_tutor(database_url, tmp_path, NOWHERE)

    assert read_messages(tmp_path) == ["ACCEPTED 10 1\n"]
    # Dying inside the judge, or between the judge and the settlement, is the one case for judging twice.
    judged = (tmp_path / "judged").read_text().splitlines()
    assert len(judged) <= 2 if point in {"judging", "written", "posted", "noted"} else len(judged) == 1
    async with await open_store(database_url) as store:
        assert await store.list_unanswered() == []
        stored = await store.load_submission(1)
        assert stored is not None
        assert stored.status == "done"
        assert await store.load_submission(2) is None
        tally = await store.tally(ADA.id, ADA.guild_id)
        assert [(solve.problem_id, solve.points) for solve in tally.solves] == [("problem-1", 10)]
        assert list(tally.solves_by_day.values()) == [1]
        board = await store.load_board(ADA, Scope.GUILD, Period.ALL, 1, stored.created_at)
        assert (board.own.points, board.own.solves) == (10, 1)


async def test_killing_it_again_and_again_changes_nothing(database_url: str, tmp_path: Path) -> None:
    """Dead twice in the judge, once after the verdict and once after the answer: still one message and one solve."""
    await upgrade_database(database_url)
    for point in ("judging", "judging", "settled", "shown", NOWHERE, NOWHERE):
        await run_tutor(database_url, tmp_path, point)

    assert read_messages(tmp_path) == ["ACCEPTED 10 1\n"]
    assert len((tmp_path / "judged").read_text().splitlines()) == 3

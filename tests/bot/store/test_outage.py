"""The database goes away and comes back: each learner gets one sentence, nothing is lost, nobody has to do anything."""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.core.errors import StoreUnavailableError
from bot.core.submission import Graded, Stalled
from bot.core.tutor import Tutor
from bot.store import OpenStoreError, open_store, upgrade_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from bot.core.learner import Learner
    from bot.core.submission import Origin
    from problems.bank import Bank

    # The fixtures' classes: a conftest cannot be imported.
    ControlledJudge = Any
    Cluster = Any

RIGHT = "def solve_1(x): ..."
NOBODY = 65534


@contextmanager
def moved_away(database: Path) -> Iterator[None]:
    """Move an SQLite database with its companions out of the way, and back."""
    away = database.with_name("away")
    away.mkdir()
    files = [path for path in database.parent.glob(f"{database.name}*") if path.suffix != ".lock"]
    for path in files:
        path.rename(away / path.name)
    yield
    for path in files:
        (away / path.name).rename(path)
    away.rmdir()


@contextmanager
def no_room(database: Path) -> Iterator[None]:
    """Let no file grow beyond what the write-ahead log has now, as a full disk would."""
    log = database.with_name(database.name + "-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(params=[moved_away, no_room], ids=["gone", "full"])
def outage(request: pytest.FixtureRequest) -> Callable[[Path], Any]:
    """Give a way to break an SQLite database for a while."""
    way: Callable[[Path], Any] = request.param
    return way


async def test_learners_are_told_and_it_recovers(
    *, sqlite_url: str, tmp_path: Path, bank: Bank, judge: ControlledJudge, ada: Learner,
    make_origin: Callable[..., Origin], outage: Callable[[Path], Any],
) -> None:  # fmt: skip
    """What cannot be written is refused in a sentence without technical words; afterwards all is as before."""
    await upgrade_database(sqlite_url)
    async with await open_store(sqlite_url) as store, Tutor(store, bank, judge) as tutor:
        await tutor.choose_problem(ada)
        with outage(tmp_path / "tutor.db"):
            for attempt in (
                tutor.submit(ada, source=RIGHT, origin=make_origin(), problem_id="problem-1"),
                tutor.take_hint(ada, "problem-1"),
                tutor.set_time_zone(ada, "Asia/Tokyo"),
            ):
                with pytest.raises(StoreUnavailableError) as caught:
                    await attempt
                assert "try again" in str(caught.value)
                assert "sqlite" not in str(caught.value).lower()
        ticket = await tutor.submit(ada, source=RIGHT, origin=make_origin())
        updates = [update async for update in ticket.updates()]

    assert isinstance(updates[-1], Graded)
    assert updates[-1].is_first_solve
    assert updates[-1].hints_taken == 0


async def test_a_verdict_waits_for_the_database(
    *, sqlite_url: str, tmp_path: Path, bank: Bank, judge: ControlledJudge, ada: Learner,
    make_origin: Callable[..., Origin], outage: Callable[[Path], Any],
) -> None:  # fmt: skip
    """Gone while the judge was at work: the learner is told that it goes on by itself, and it does."""
    await upgrade_database(sqlite_url)
    judge.gate.clear()
    async with await open_store(sqlite_url) as store, Tutor(store, bank, judge) as tutor:
        ticket = await tutor.submit(ada, source=RIGHT, origin=make_origin())
        await judge.wait_until_started(1)
        updates = ticket.updates()
        with outage(tmp_path / "tutor.db"):
            judge.gate.set()
            while not isinstance(update := await anext(updates), Stalled):
                pass
            await ticket.note_answer_message(50)
        last = [update async for update in updates][-1]
        await tutor.submit(ada, source=RIGHT, origin=make_origin())

    assert "by itself" in update.message
    assert isinstance(last, Graded)
    assert last.points_awarded == 10
    assert len(judge.started) <= 2


def delete(database: Path) -> None:
    """Delete an SQLite database with its companions."""
    for path in database.parent.glob(f"{database.name}*"):
        path.unlink()


async def test_a_deleted_database_is_not_written_to_as_a_ghost(
    sqlite_url: str, tmp_path: Path, bank: Bank, judge: ControlledJudge, ada: Learner
) -> None:
    """Open connections would go on with the deleted file without an error, and everything would be lost at the end."""
    await upgrade_database(sqlite_url)
    async with await open_store(sqlite_url) as store, Tutor(store, bank, judge) as tutor:
        await tutor.choose_problem(ada)
        delete(tmp_path / "tutor.db")
        with pytest.raises(StoreUnavailableError):
            await tutor.choose_problem(ada)

        assert not (tmp_path / "tutor.db").exists()


def set_rights(pattern: str, folder: Path, mode: int) -> None:
    """Give the files of a folder that match a pattern the same rights."""
    for path in folder.glob(pattern):
        path.chmod(mode)


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """Give a folder, and the rights of somebody who is not root: root may write to read-only files."""
    folder = Path(tempfile.mkdtemp(prefix="jaxtutor-plain-"))
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield folder
    if is_root:
        os.seteuid(0)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("pattern", "mode", "said"),
    [("tutor.db", 0o400, "read-only for this user"), ("*.lock", 0o400, "folder cannot be written")],
    ids=["file", "lock"],
)
async def test_a_read_only_database_is_said_at_start(plain_folder: Path, pattern: str, mode: int, said: str) -> None:
    """The operator reads it at once, instead of the first learner; put right, it opens."""
    url = f"sqlite:///{plain_folder / 'tutor.db'}"
    await upgrade_database(url)
    set_rights(pattern, plain_folder, mode)
    with pytest.raises(OpenStoreError, match=said):
        await open_store(url)
    set_rights(pattern, plain_folder, 0o600)
    async with await open_store(url) as store:
        assert await store.list_unanswered() == []


async def test_a_database_that_becomes_read_only_is_told_to_learners(
    plain_folder: Path, bank: Bank, judge: ControlledJudge, ada: Learner
) -> None:
    """Put back from a backup with the wrong rights: told, and well again once they are put right."""
    database = plain_folder / "tutor.db"
    await upgrade_database(f"sqlite:///{database}")
    async with await open_store(f"sqlite:///{database}") as store, Tutor(store, bank, judge) as tutor:
        copy = database.with_name("copy")
        shutil.copy(database, copy)
        copy.rename(database)
        set_rights("tutor.db", plain_folder, 0o400)
        with pytest.raises(StoreUnavailableError):
            await tutor.choose_problem(ada)
        # SQLite has given its write-ahead log the file's rights.
        set_rights("tutor.db*", plain_folder, 0o600)

        assert (await tutor.choose_problem(ada)).problem.id == "problem-1"


@pytest.mark.postgres
@pytest.mark.slow
async def test_postgres_may_stop_and_start_again(
    own_cluster: Cluster, bank: Bank, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Killed while the judge was at work, and gone for newcomers; both go on when it is back."""
    url = await own_cluster.create_database()
    await upgrade_database(url)
    judge.gate.clear()
    async with await open_store(url) as store, Tutor(store, bank, judge) as tutor:
        ticket = await tutor.submit(ada, source=RIGHT, origin=make_origin())
        await judge.wait_until_started(1)
        own_cluster.stop()
        judge.gate.set()
        updates = ticket.updates()
        while not isinstance(update := await anext(updates), Stalled):
            pass
        with pytest.raises(StoreUnavailableError):
            await tutor.choose_problem(ada)
        own_cluster.start()
        last = [update async for update in updates][-1]

        assert isinstance(last, Graded)
        assert last.is_first_solve
        assert (await tutor.show_progress(ada)).solved == 1
    assert len(judge.started) == 1
    assert update.message

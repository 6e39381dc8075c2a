"""Opening a database: addresses, revisions, and one tutor a file."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.store import OpenStoreError, open_store, upgrade_database
from bot.store.address import read_address

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HOLDER = """
import asyncio, sys
from bot.store import open_store

async def main():
    async with await open_store(sys.argv[1]):
        print("open", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""
"""A program that opens a store and keeps it."""


@pytest.mark.parametrize(
    ("text", "driver"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:////tmp/x.db", "sqlite+aiosqlite"),
        ("postgresql://u:p@localhost/tutor", "postgresql+asyncpg"),
        ("postgres://u@localhost:5433/tutor", "postgresql+asyncpg"),
        ("postgresql+asyncpg://localhost/tutor", "postgresql+asyncpg"),
    ],
)
def test_urls_are_read_as_operators_write_them(text: str, driver: str) -> None:
    """The plain names will do, and an SQLite path is absolute from then on."""
    address = read_address(text)

    assert address.drivername == driver
    assert driver.startswith("postgresql") or Path(address.database or "").is_absolute()


def test_libpqs_ssl_mode_is_understood() -> None:
    """Hosted databases hand out URLs with sslmode, which asyncpg calls ssl."""
    assert read_address("postgresql://h/tutor?sslmode=require").query == {"ssl": "require"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "cannot be read"),
        ("tutor.db", "cannot be read"),
        ("postgresql://u:hunter2@h:port/tutor", "cannot be read"),
        ("mysql://u:hunter2@h/tutor", "mysql, which is not supported"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("sqlite:///x.db?mode=ro", "no options"),
        ("postgresql://u:hunter2@h", "names no database"),
    ],
)
async def test_a_malformed_url_gets_a_sentence_without_its_password(text: str, said: str) -> None:
    """Opening and upgrading say the same, and what to write instead."""
    for attempt in (open_store(text), upgrade_database(text)):
        with pytest.raises(OpenStoreError, match=said) as caught:
            await attempt
        assert "hunter2" not in str(caught.value)


async def test_a_missing_file_is_not_created_by_opening(sqlite_url: str, tmp_path: Path) -> None:
    """Only upgrading makes a database; a typing mistake in a path must not look like lost progress."""
    with pytest.raises(OpenStoreError, match="jaxtutor db upgrade"):
        await open_store(sqlite_url)

    assert not (tmp_path / "tutor.db").exists()


async def test_an_empty_database_must_be_upgraded_first(database_url: str, tmp_path: Path) -> None:
    """Another revision than this version's is refused with the command to run."""
    (tmp_path / "tutor.db").touch()
    with pytest.raises(OpenStoreError, match=r"revision none .* jaxtutor db upgrade"):
        await open_store(database_url)


async def test_a_file_that_is_no_database_is_named(sqlite_url: str, tmp_path: Path) -> None:
    """The driver's own words say what is wrong with it."""
    (tmp_path / "tutor.db").write_text("These are my notes, and not a database at all. " * 40)
    with pytest.raises(OpenStoreError, match="not a database"):
        await upgrade_database(sqlite_url)


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file in the place of a folder is an error with its path."""
    (tmp_path / "file").touch()
    with pytest.raises(OpenStoreError, match="cannot be written"):
        await upgrade_database(f"sqlite:///{tmp_path / 'file' / 'tutor.db'}")


async def test_odd_paths_are_taken_as_they_are(tmp_path: Path) -> None:
    """Spaces, percent signs, hashes and umlauts in a path mean themselves; nobody else may read the file."""
    path = tmp_path / "my data" / "50% done #1 ü.db"
    url = f"sqlite:///{str(path).replace('%', '%25').replace('#', '%23')}"
    await upgrade_database(url)
    async with await open_store(url):
        assert path.exists()
        assert path.stat().st_mode & 0o077 == 0


async def test_a_server_that_is_not_there_is_said_in_a_sentence() -> None:
    """Nothing listens on port 9 of this machine; the password stays out of it."""
    with pytest.raises(OpenStoreError, match="database cannot be used") as caught:
        await open_store("postgresql://tutor:hunter2@127.0.0.1:9/tutor")

    assert "hunter2" not in str(caught.value)


@pytest.fixture
async def holder(sqlite_url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Give a process that has an upgraded database open."""
    await upgrade_database(sqlite_url)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, sqlite_url, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"open\n"
    yield process
    if process.returncode is None:
        process.kill()
    await process.communicate()


async def test_a_second_tutor_on_the_same_file_is_refused(sqlite_url: str, holder: asyncio.subprocess.Process) -> None:
    """While one process has it, another can neither open nor upgrade it, and is told which one has it."""
    for attempt in (open_store(sqlite_url), upgrade_database(sqlite_url)):
        with pytest.raises(OpenStoreError, match=f"Another tutor is using this database .process {holder.pid}."):
            await attempt


async def test_a_killed_tutor_leaves_no_lock(sqlite_url: str, holder: asyncio.subprocess.Process) -> None:
    """The lock's file stays behind, and means nothing."""
    holder.kill()
    await holder.wait()
    async with await open_store(sqlite_url) as store:
        assert await store.list_unanswered() == []


async def test_a_closed_store_lets_the_next_one_in(sqlite_url: str) -> None:
    """Also after an opening that failed half way."""
    with pytest.raises(OpenStoreError):
        await open_store(sqlite_url)
    await upgrade_database(sqlite_url)
    for _ in range(2):
        async with await open_store(sqlite_url):
            with pytest.raises(OpenStoreError, match="Another tutor"):
                await open_store(sqlite_url)


async def test_the_file_is_opened_for_durability_and_sharing(sqlite_url: str, tmp_path: Path) -> None:
    """A write-ahead log, so that a backup can read while the bot writes."""
    await upgrade_database(sqlite_url)
    connection = sqlite3.connect(tmp_path / "tutor.db")
    try:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    finally:
        connection.close()


def test_the_command_upgrades_from_any_folder(sqlite_url: str, tmp_path: Path) -> None:
    """The migrations are found beside the package, not in the present folder; twice is fine."""
    environment = os.environ | {"JAXTUTOR_DATABASE_URL": sqlite_url}
    for _ in range(2):
        done = subprocess.run(
            [Path(sys.executable).with_name("jaxtutor"), "db", "upgrade"],
            cwd="/", env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "tutor.db").stat().st_size > 0

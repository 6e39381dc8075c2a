"""Brings a database to the schema of this version, from any folder and from any earlier revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import migrations
from bot.store.address import find_file, read_address
from bot.store.engine import WRITING, make_engine
from bot.store.errors import DATABASE_ERRORS, OpenStoreError
from bot.store.lock import FileLock

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncEngine

UPGRADE_LOCK = 0x6A617874
"""Number of the PostgreSQL advisory lock that lets one upgrade run at a time."""


def make_config() -> Config:
    """Make Alembic's configuration for the migrations that are installed beside this package."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config


def find_head() -> str:
    """Name the newest revision."""
    head = ScriptDirectory.from_config(make_config()).get_current_head()
    if head is None:
        raise OpenStoreError("This installation has no database migrations; install it again.")
    return head


def read_revision(connection: Connection) -> str | None:
    """Read the revision that a database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def run_upgrade(connection: Connection, revision: str) -> None:
    """Run the migrations on an open transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": UPGRADE_LOCK})
    config = make_config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def upgrade_database(url: str, *, revision: str = "head") -> str:
    """Create or upgrade a database, all or nothing.

    Args:
        url: As an operator writes it; an SQLite file (and its folder) is created where missing.
        revision: Where to go; only tests stop short of ``head``.

    Returns:
        The revision that the database is at now.

    Raises:
        OpenStoreError: The URL is malformed, the database does not answer, or a tutor is using the SQLite file.
    """
    address = read_address(url)
    path = find_file(address)
    if path is None:
        return await upgrade_engine(make_engine(address), revision)
    create_file(path)
    lock = FileLock(path)
    lock.take()
    try:
        return await upgrade_engine(make_engine(address), revision)
    finally:
        lock.drop()


def create_file(path: Path) -> None:
    """Create an empty SQLite file for its owner's eyes only, unless there is one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise OpenStoreError(
            f"The database's file cannot be written: {path}: {error.strerror}. "
            "Give this user the right to write there, or set another path."
        ) from error


async def upgrade_engine(engine: AsyncEngine, revision: str) -> str:
    """Upgrade through an engine, and close it."""
    try:
        async with engine.execution_options(**{WRITING: True}).begin() as connection:
            await connection.run_sync(run_upgrade, revision)
            return await connection.run_sync(read_revision) or ""
    except DATABASE_ERRORS as error:
        raise OpenStoreError(explain_failure(error)) from error
    finally:
        await engine.dispose()


def explain_failure(error: BaseException) -> str:
    """Say in one line why a database could not be opened: the driver's words, which hold no password."""
    cause = getattr(error, "orig", None) or error
    lines = str(cause).strip().splitlines() or [type(cause).__name__]
    return f"The database cannot be used: {lines[0]}"

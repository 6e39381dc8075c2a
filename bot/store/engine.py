"""Opens connections: what each database must be told on every one, and how a transaction begins."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store.address import find_file

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL, Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MILLISECONDS = 5_000
CONNECT_SECONDS = 5
COMMAND_SECONDS = 30
CONNECTIONS = 5
WRITING = "jaxtutor_writing"
"""Execution option of a transaction that will write."""


def make_engine(address: URL) -> AsyncEngine:
    """Make an engine for an address of `bot.store.address.read_address`; connects to nothing yet."""
    path = find_file(address)
    if path is None:
        return create_async_engine(
            address,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={"timeout": CONNECT_SECONDS, "command_timeout": COMMAND_SECONDS},
        )
    # mode=rw: a file that has gone is an error, never a fresh and empty database.
    engine = create_async_engine(
        address.set(database=f"file:{quote(str(path))}", query={"mode": "rw", "uri": "true"}),
        pool_size=CONNECTIONS,
        max_overflow=0,
        connect_args={"timeout": BUSY_MILLISECONDS / 1000},
    )
    prepare_sqlite(engine, path)
    return engine


def identify(path: Path) -> tuple[int, int] | None:
    """Give what tells one file from another under the same name; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def prepare_sqlite(engine: AsyncEngine, path: Path) -> None:
    """Set up every SQLite connection, and begin transactions by ourselves."""

    @event.listens_for(engine.sync_engine, "connect")
    def set_pragmas(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        entry.info["file"] = identify(path)
        # The driver would begin transactions late and only for some statements; `begin` below does it instead.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode = WAL",
            "foreign_keys = ON",
            f"busy_timeout = {BUSY_MILLISECONDS}",
            "synchronous = FULL",
            "temp_store = MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "checkout")
    def refuse_ghost(_connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: Any) -> None:  # noqa: ANN401
        # A deleted or replaced file lives on behind open connections: writes to it would vanish without an error.
        if entry.info["file"] != identify(path):
            raise DisconnectionError("the database's file is not the one that was opened")

    @event.listens_for(engine.sync_engine, "handle_error")
    def drop_connections(context: ExceptionContext) -> None:
        # A connection that was opened while the file was read-only stays so for good: after trouble, open new ones.
        if isinstance(context.original_exception, sqlite3.OperationalError):
            context.is_disconnect = True

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: one that reads first could not wait for it, only fail.
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

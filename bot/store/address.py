"""Database URLs: what an operator writes, and what the drivers need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.store.errors import OpenStoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

DRIVERS: Mapping[str, str] = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
FORMS = "Write sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME."


def read_address(text: str) -> URL:
    """Read a database URL and name its driver.

    Raises:
        OpenStoreError: It is malformed, or names a database that is not supported. The text itself stays out of the
            sentence, because it may hold a password.
    """
    try:
        address = make_url(text)
    except (ArgumentError, ValueError):
        raise OpenStoreError(f"The database URL cannot be read. {FORMS}") from None
    driver = DRIVERS.get(address.drivername)
    if driver is None:
        raise OpenStoreError(f"The database URL names {address.drivername}, which is not supported. {FORMS}")
    address = address.set(drivername=driver)
    if driver.startswith("sqlite"):
        return read_sqlite(address)
    if not address.database:
        raise OpenStoreError(f"The database URL names no database. {FORMS}")
    # libpq's name for what asyncpg calls ssl; hosted databases hand out URLs with it.
    mode = address.query.get("sslmode")
    if mode is not None:
        address = address.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    return address


def read_sqlite(address: URL) -> URL:
    """Make an SQLite URL's path absolute, so that a later change of folder changes nothing."""
    if not address.database or address.database == ":memory:":
        raise OpenStoreError(f"An SQLite database needs a file, or progress would be lost at every stop. {FORMS}")
    if address.query:
        raise OpenStoreError("An SQLite URL takes no options after a question mark here.")
    return address.set(database=str(Path(address.database).expanduser().absolute()))


def find_file(address: URL) -> Path | None:
    """Give an SQLite URL's file; None for PostgreSQL."""
    if address.get_backend_name() != "sqlite" or address.database is None:
        return None
    return Path(address.database)

"""Migrations lead from nothing, and from every revision there ever was, to what the models say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from bot.store import open_store, upgrade_database
from bot.store.address import read_address
from bot.store.engine import make_engine
from bot.store.migration import find_head, make_config
from bot.store.schema import Base

if TYPE_CHECKING:
    from sqlalchemy import Connection


def list_revisions() -> list[str]:
    """List every revision, oldest first."""
    return [script.revision for script in reversed(list(ScriptDirectory.from_config(make_config()).walk_revisions()))]


def compare(connection: Connection) -> list[Any]:
    """List what the database has and the models have not, and the other way round."""
    found: list[Any] = compare_metadata(
        MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata
    )
    return found


def read_names(connection: Connection) -> set[str | None]:
    """Read the names of all constraints and indexes; the comparison leaves checks out."""
    found = inspect(connection)
    names: set[str | None] = set()
    for table in Base.metadata.tables:
        names |= {one["name"] for one in found.get_check_constraints(table)}
        names |= {one["name"] for one in found.get_foreign_keys(table)}
        names |= {one["name"] for one in found.get_unique_constraints(table)}
        names |= {one["name"] for one in found.get_indexes(table)}
        names.add(found.get_pk_constraint(table)["name"])
    return names


async def test_an_empty_database_becomes_what_the_models_say(database_url: str) -> None:
    """Same tables, columns, types and constraints, under the names that the convention gives."""
    assert await upgrade_database(database_url) == find_head()
    engine = make_engine(read_address(database_url))
    async with engine.connect() as connection:
        assert await connection.run_sync(compare) == []
        names = await connection.run_sync(read_names)
    await engine.dispose()

    wanted = {str(one.name) for table in Base.metadata.tables.values() for one in table.constraints | table.indexes}
    # SQLite keeps no name for the key of a table that numbers its rows.
    assert wanted - {str(name) for name in names} <= {"pk_submissions"}


async def test_every_revision_leads_to_the_newest(database_url: str) -> None:
    """Stopping at each revision on the way, and opening only at the end."""
    for revision in list_revisions():
        assert await upgrade_database(database_url, revision=revision) == revision
    assert await upgrade_database(database_url) == find_head()
    async with await open_store(database_url) as store:
        assert await store.list_unanswered() == []


def test_revisions_form_one_line() -> None:
    """No branches: an upgrade has one way to go, and numbers say it."""
    revisions = list_revisions()

    assert revisions == sorted(revisions)
    assert len(ScriptDirectory.from_config(make_config()).get_heads()) == 1

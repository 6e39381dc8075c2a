"""Runs inside Alembic: on the connection that `bot.store.migration` opened, in its transaction."""

from __future__ import annotations

from alembic import context

from bot.store.schema import Base

connection = context.config.attributes["connection"]
# SQLite can change few things of a table in place: batch mode copies it instead.
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()

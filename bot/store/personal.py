"""A person's right to their data: everything about them, out or away."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from bot.store.schema import Base, LearnerRow, SubmissionRow

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

JSON_TEXTS = frozenset({"diagnoses", "notes", "report", "settlement"})
WITHHELD = frozenset({"interaction_token"})
"""Columns that are keys to Discord rather than data about anybody."""


async def export(session: AsyncSession, learner_id: int) -> dict[str, Any]:
    """Give every row about a learner by table: walks the schema, so a new table cannot be forgotten."""
    if await session.get(LearnerRow, learner_id) is None:
        return {}
    found: dict[str, Any] = {}
    for table in Base.metadata.sorted_tables:
        key = table.c["id"] if table.name == LearnerRow.__tablename__ else table.c["learner_id"]
        rows = await session.execute(select(table).where(key == learner_id).order_by(*table.primary_key.columns))
        found[table.name] = [
            {name: write_value(name, value) for name, value in row.items() if name not in WITHHELD}
            for row in rows.mappings()
        ]
    return found


def write_value(name: str, value: Any) -> Any:  # noqa: ANN401 (a column may hold anything that JSON takes)
    """Write an instant as ISO 8601, and JSON that is stored as text as what it says."""
    if isinstance(value, datetime):
        return value.isoformat()
    return json.loads(value) if name in JSON_TEXTS and value is not None else value


async def forget(session: AsyncSession, learner_id: int) -> int:
    """Delete a learner; the database deletes what hangs on them."""
    submissions = await session.scalar(
        select(func.count()).select_from(SubmissionRow).where(SubmissionRow.learner_id == learner_id)
    )
    await session.execute(delete(LearnerRow).where(LearnerRow.id == learner_id))
    return submissions or 0

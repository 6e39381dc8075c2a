"""What the columns promise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import StatementError

from bot.core.errors import StoreUnavailableError
from bot.store.schema import LearnerRow, UtcDateTime

if TYPE_CHECKING:
    from bot.store import Store

ROW = {"display_name": "Ada", "is_visible": True, "points": 0, "solves": 0}


async def test_instants_are_utc_whatever_went_in(store: Store) -> None:
    """An aware datetime of any zone comes back as the same instant in UTC, to the microsecond."""
    tokyo = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=ZoneInfo("Asia/Tokyo"))
    async with store.write("insert") as session:
        await session.execute(insert(LearnerRow).values(id=1, created_at=tokyo, **ROW))
    async with store.read("select") as session:
        found = await session.scalar(select(LearnerRow.created_at))

    assert found == tokyo
    assert found is not None
    assert found.utcoffset() == timedelta(0)


def test_a_naive_datetime_is_refused() -> None:
    """It could mean any instant."""
    with pytest.raises(TypeError, match="time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 3, 4), None)  # type: ignore[arg-type]  # noqa: DTZ001 (the naive one is the subject)


async def test_a_naive_datetime_does_not_reach_the_database(store: Store) -> None:
    """Nor through a statement."""
    with pytest.raises(StoreUnavailableError) as caught:
        async with store.write("insert") as session:
            await session.execute(insert(LearnerRow).values(id=1, created_at=datetime(2026, 3, 4), **ROW))  # noqa: DTZ001 (the naive one is the subject)

    assert isinstance(caught.value.__cause__, StatementError)


async def test_snowflakes_of_any_size_fit(store: Store) -> None:
    """Discord's ids have 63 bits."""
    largest = 2**63 - 1
    async with store.write("insert") as session:
        await session.execute(insert(LearnerRow).values(id=largest, created_at=datetime.now(UTC), **ROW))
    async with store.read("select") as session:
        assert await session.scalar(select(LearnerRow.id)) == largest


async def test_a_row_needs_its_learner(store: Store) -> None:
    """Foreign keys hold on SQLite too, and a failed transaction leaves nothing."""

    async def insert_both() -> None:
        async with store.write("insert") as session:
            await session.execute(insert(LearnerRow).values(id=1, created_at=datetime.now(UTC), **ROW))
            await session.execute(text("INSERT INTO streak_days (learner_id, day, solves) VALUES (7, 1, 1)"))

    with pytest.raises(StoreUnavailableError):
        await insert_both()
    async with store.read("select") as session:
        assert await session.scalar(select(LearnerRow.id)) is None

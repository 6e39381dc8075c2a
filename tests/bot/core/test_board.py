"""When a board's period begins."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.board import Period, find_start


@pytest.mark.parametrize(
    ("period", "now", "start"),
    [
        (Period.WEEK, datetime(2026, 3, 4, 12, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)),
        (Period.WEEK, datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)),
        (Period.WEEK, datetime(2026, 1, 1, tzinfo=UTC), datetime(2025, 12, 29, tzinfo=UTC)),
        (Period.MONTH, datetime(2024, 2, 29, 23, 59, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC)),
        (Period.MONTH, datetime(2026, 3, 1, 8, tzinfo=ZoneInfo("Asia/Tokyo")), datetime(2026, 2, 1, tzinfo=UTC)),
    ],
)
def test_periods_begin_at_midnight_utc(period: Period, now: datetime, start: datetime) -> None:
    """Weeks on Monday, months on the first, the same for everyone."""
    assert find_start(period, now) == start


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 (made aware by timezones)
def test_a_period_contains_now(now: datetime) -> None:
    """It has begun, and not longer ago than it lasts; all time never began."""
    week, month = find_start(Period.WEEK, now), find_start(Period.MONTH, now)

    assert week is not None
    assert month is not None
    assert 0 <= (now - week).days < 7
    assert 0 <= (now - month).days < 31
    assert find_start(Period.ALL, now) is None

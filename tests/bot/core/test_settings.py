"""Reading a time zone as people type it, and saying what is in force."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.days import change_zone, start_calendar
from bot.core.errors import SetTimeZoneError
from bot.core.learner import Settings
from bot.core.settings import describe_settings, read_zone, search_zones
from bot.core.storage import Profile

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Paris", "Europe/Paris"),
        (" europe/paris ", "Europe/Paris"),
        ("america/new york", "America/New_York"),
        ("Tokyo", "Asia/Tokyo"),
        ("utc", "UTC"),
    ],
)
def test_zones_are_read_as_people_type_them(typed: str, zone: str) -> None:
    """Case, blanks and a bare city will do."""
    assert read_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "offer"), [("Europe/Pariss", "Europe/Paris"), ("", "such as"), ("CEST+1", "such as")]
)
def test_an_unknown_zone_gets_the_nearest(typed: str, offer: str) -> None:
    """The sentence offers what was probably meant, or says what names look like."""
    with pytest.raises(SetTimeZoneError, match=offer):
        read_zone(typed)


@given(st.text(max_size=300))
def test_any_text_is_a_zone_or_a_sentence(typed: str) -> None:
    """Nothing else is raised, and paths are no zones."""
    with suppress(SetTimeZoneError):
        assert read_zone(typed)


def test_completion_puts_beginnings_first() -> None:
    """What begins with the text comes before what contains it, within the limit."""
    assert search_zones("par", 25)[0] == "America/Paramaribo"
    assert "Europe/Paris" in search_zones("par", 25)
    assert len(search_zones("", 25)) == 25
    assert search_zones("no such place", 25) == []


def test_a_pending_zone_is_announced_until_it_is_in_force() -> None:
    """Before the new zone's midnight both are named; after it only the new one."""
    calendar = change_zone(start_calendar("UTC", NOON), "Europe/Paris", NOON)
    profile = Profile("Ada", is_visible=True, calendar=calendar)

    before = describe_settings(profile, NOON)
    after = describe_settings(profile, calendar.periods[-1].from_utc)

    assert before == Settings("UTC", "Europe/Paris", next_time_zone_hours=35, is_visible=True)
    assert after == Settings("Europe/Paris", None, next_time_zone_hours=0, is_visible=True)

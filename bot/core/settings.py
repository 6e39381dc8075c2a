"""A learner's settings: time zone and visibility. Pure."""

from __future__ import annotations

import difflib
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.days import find_period, list_zones
from bot.core.errors import SetTimeZoneError
from bot.core.learner import Settings

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.storage import Profile

NO_PLACE = frozenset({"Factory", "localtime"})
"""Names in the time zone database that say nothing about anybody's clock."""
TYPED_CHARS = 64


def describe_settings(profile: Profile, now: datetime) -> Settings:
    """Say what is in force at an instant, and what will be."""
    periods = profile.calendar.periods
    index = find_period(profile.calendar, now)
    current, last = periods[index], periods[-1]
    is_pending = index < len(periods) - 1
    return Settings(
        time_zone=current.zone,
        next_time_zone=last.zone if is_pending else None,
        next_time_zone_hours=-((now - last.from_utc) // timedelta(hours=1)) if is_pending else 0,
        is_visible=profile.is_visible,
    )


def search_zones(learner_text: str, limit: int) -> list[str]:
    """Find zones for what was typed so far: those whose name or city begins with it first."""
    typed = learner_text.strip().replace(" ", "_").lower()[:TYPED_CHARS]
    zones = [zone for zone in list_zones() if zone not in NO_PLACE and typed in zone.lower()]
    return sorted(zones, key=lambda zone: not any(part.startswith(typed) for part in zone.lower().split("/")))[:limit]


def read_zone(learner_text: str) -> str:
    """Find the zone that was typed, whatever its case.

    Raises:
        SetTimeZoneError: There is none; the sentence offers the nearest.
    """
    typed = learner_text.strip().replace(" ", "_").lower()[:TYPED_CHARS]
    known = {zone.lower(): zone for zone in list_zones() if zone not in NO_PLACE}
    if typed in known:
        return known[typed]
    by_city = [zone for name, zone in known.items() if name.rpartition("/")[2] == typed]
    if len(by_city) == 1:
        return by_city[0]
    close = by_city or [known[name] for name in difflib.get_close_matches(typed, known, n=3)] or search_zones(typed, 3)
    offer = f" Did you mean {' or '.join(close)}?" if close else ""
    raise SetTimeZoneError(
        f"No time zone has that name.{offer} Time zones are named after a city, such as Europe/Paris or Asia/Kolkata."
    )

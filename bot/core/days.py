"""Days as a learner lives them: numbers that only ever go up by one, whatever clocks and travel do. Pure.

A calendar is a history of time zones. Within one zone, a day is a local date, from the first instant that carries it.
A change of zone takes effect at the first midnight of the new zone that is not before the end of the current day in
the old one. So the current day is lengthened by less than a day and never shortened: flipping zones can make no
extra day, and nobody who solves something on every local day loses one. A further change before the current day's
normal end replaces the pending one; in the lengthened stretch after it, the change applies to the next day, or else
the stretch could be drawn out for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

DEFAULT_ZONE = "UTC"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ZonePeriod:
    """A stretch of a learner's life in one zone.

    Attributes:
        zone: IANA name.
        from_utc: First instant, a midnight of the zone.
        from_day: Number of the day that starts there.
    """

    zone: str
    from_utc: datetime
    from_day: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """A learner's history of zones, oldest first; never empty. The last may lie in the future."""

    periods: tuple[ZonePeriod, ...]


@lru_cache(maxsize=1)
def list_zones() -> tuple[str, ...]:
    """List the names of all zones, sorted; the host's and those of the tzdata package."""
    return tuple(sorted(available_timezones()))


def load_zone(name: str) -> ZoneInfo:
    """Load a zone; one that has left the time zone database is read as UTC."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(DEFAULT_ZONE)


def find_midnight(day: date, zone: ZoneInfo) -> datetime:
    """Find the first instant (UTC) whose local date is ``day`` or later.

    Usually that is 00:00. Where clocks jump over midnight it is the jump; where they repeat it, the first of the two.
    """
    naive = datetime.combine(day, time())
    late = naive.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if late.astimezone(zone).replace(tzinfo=None) == naive:
        return late
    # PEP 495: in a gap, fold=1 reads the offset after the jump and gives an instant before it.
    early = naive.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        if middle.astimezone(zone).date() >= day:
            late = middle
        else:
            early = middle
    return late


def find_local_date(instant: datetime, zone: ZoneInfo) -> date:
    """Give the latest local date whose first instant is not after ``instant``.

    It differs from the clock's date only where clocks fall back over midnight: a date that has begun goes on.
    """
    day = instant.astimezone(zone).date()
    while find_midnight(day + ONE_DAY, zone) <= instant:
        day += ONE_DAY
    return day


@lru_cache(maxsize=4096)
def list_skipped(zone_name: str, year: int) -> tuple[date, ...]:
    """List the dates of a year that a zone jumped over whole, as Samoa did on 2011-12-30."""
    zone = load_zone(zone_name)
    first = date(year, 1, 1)
    dates = [first + ONE_DAY * number for number in range((date(year + 1, 1, 1) - first).days)]
    return tuple(day for day in dates if find_midnight(day, zone) == find_midnight(day + ONE_DAY, zone))


def count_days(first: date, last: date, zone: ZoneInfo) -> int:
    """Count the days from ``first`` to ``last`` that happened in the zone: 0 for the same date, negative backwards."""
    if last < first:
        return -count_days(last, first, zone)
    skipped = sum(
        first < day <= last for year in range(first.year, last.year + 1) for day in list_skipped(zone.key, year)
    )
    return (last - first).days - skipped


def start_calendar(zone_name: str, now: datetime) -> Calendar:
    """Start a calendar in a zone, with the date's ordinal as the first day's number."""
    zone = load_zone(zone_name)
    day = find_local_date(now, zone)
    return Calendar((ZonePeriod(zone_name, find_midnight(day, zone), day.toordinal()),))


def find_period(calendar: Calendar, instant: datetime) -> int:
    """Give the index of the period that governs an instant; the first one governs everything before it too."""
    return max([index for index, period in enumerate(calendar.periods) if period.from_utc <= instant], default=0)


def number_day(period: ZonePeriod, instant: datetime) -> int:
    """Number the day of an instant as if the period's zone had stayed for good."""
    zone = load_zone(period.zone)
    first = find_local_date(period.from_utc, zone)
    return period.from_day + count_days(first, find_local_date(instant, zone), zone)


def find_day(calendar: Calendar, instant: datetime) -> int:
    """Give the number of the learner's day at an instant (aware)."""
    index = find_period(calendar, instant)
    number = number_day(calendar.periods[index], instant)
    if index + 1 < len(calendar.periods):
        # The day in which a change was asked for lasts until the change takes effect.
        return min(number, calendar.periods[index + 1].from_day - 1)
    return number


def find_end(zone: ZoneInfo, instant: datetime) -> datetime:
    """Give the first instant of the next day in a zone, in UTC."""
    return find_midnight(find_local_date(instant, zone) + ONE_DAY, zone)


def change_zone(calendar: Calendar, zone_name: str, now: datetime) -> Calendar:
    """Ask for another zone, as this module's first paragraph says; days that have begun keep their numbers."""
    index = find_period(calendar, now)
    today = find_day(calendar, now)
    moment = now
    if number_day(calendar.periods[index], now) > today:
        # Today's normal end has passed and the pending change ends it: the new wish applies to the day after.
        index += 1
        today = calendar.periods[index].from_day
        moment = calendar.periods[index].from_utc
    kept = calendar.periods[: index + 1]
    if zone_name == kept[-1].zone:
        return Calendar(kept)
    end = find_end(load_zone(kept[-1].zone), moment)
    zone = load_zone(zone_name)
    start = find_midnight(find_local_date(end, zone), zone)
    if start < end:
        start = find_end(zone, end)
    return Calendar((*kept, ZonePeriod(zone_name, start, today + 1)))

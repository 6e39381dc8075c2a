"""Days only go forward by one, whatever clocks, calendars and travellers do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.days import (
    Calendar,
    change_zone,
    count_days,
    find_day,
    find_local_date,
    find_midnight,
    find_period,
    list_skipped,
    list_zones,
    start_calendar,
)

START = datetime(2024, 1, 1, tzinfo=UTC)
NO_DST = ["UTC", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago",
          "Pacific/Honolulu", "Pacific/Chatham", "America/Phoenix", "Etc/GMT+12", "Etc/GMT-14"]  # fmt: skip
FIXED = [name for name in NO_DST if name != "Pacific/Chatham"]
SHORTEST_HOURS = 22
"""A day lost an hour to summer time, two in Antarctica/Troll; never more in the years tested."""

zones = st.sampled_from([name for name in list_zones() if name not in {"Factory", "localtime"}])
instants = st.datetimes(datetime(2010, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (made aware by timezones)
flips = st.lists(st.tuples(st.integers(1, 60 * 60 * 50), zones), max_size=12)


def flip(calendar: Calendar, moves: list[tuple[int, str]], now: datetime) -> tuple[Calendar, datetime]:
    """Ask for each zone so many seconds after the one before."""
    for seconds, zone in moves:
        now += timedelta(seconds=seconds)
        calendar = change_zone(calendar, zone, now)
    return calendar, now


@given(zones, instants, flips, st.lists(st.integers(0, 60 * 60 * 24 * 40), max_size=40))
def test_day_numbers_never_fall_and_never_skip(
    zone: str, start: datetime, moves: list[tuple[int, str]], seconds: list[int]
) -> None:
    """Through any changes of zone, a later instant has no smaller number, and hours apart means one day at most."""
    calendar, _ = flip(start_calendar(zone, start), moves, start)
    moments = sorted(
        start + timedelta(seconds=offset) for offset in [*seconds, *range(0, 60 * 60 * 24 * 20, 60 * 60 * 11)]
    )
    numbers = [find_day(calendar, moment) for moment in moments]

    assert numbers == sorted(numbers)
    hourly = [find_day(calendar, start + timedelta(hours=hour)) for hour in range(24 * 30)]
    assert set(range(hourly[0], hourly[-1] + 1)) == set(hourly)


@given(zones, instants, flips)
def test_a_change_never_renumbers_what_has_begun(zone: str, start: datetime, moves: list[tuple[int, str]]) -> None:
    """Every instant up to the wish keeps the number that it had, so that stored days stay true."""
    calendar, now = start_calendar(zone, start), start
    for seconds, wanted in moves:
        now += timedelta(seconds=seconds)
        before = [find_day(calendar, now - timedelta(hours=hours)) for hours in range(80)]
        calendar = change_zone(calendar, wanted, now)

        assert before == [find_day(calendar, now - timedelta(hours=hours)) for hours in range(80)]


@given(
    st.sampled_from(FIXED),
    instants,
    st.lists(st.tuples(st.integers(1, 60 * 60 * 50), st.sampled_from(FIXED)), max_size=30),
)
def test_flipping_zones_makes_no_extra_day(zone: str, start: datetime, moves: list[tuple[int, str]]) -> None:
    """Within D times 24 hours there are at most D + 1 day numbers, however often the zone was flipped."""
    calendar, now = flip(start_calendar(zone, start), moves, start)
    days = -((start - now) // timedelta(days=1))

    assert find_day(calendar, now) - find_day(calendar, start) <= days


@given(zones, instants, flips)
@settings(max_examples=60)
def test_every_day_is_about_a_day_long(zone: str, start: datetime, moves: list[tuple[int, str]]) -> None:
    """No complete day is shorter than a summer-time day, and none longer than two days and the clock's shifts."""
    calendar, now = flip(start_calendar(zone, start), moves, start)
    quarter = timedelta(minutes=15)
    count = int((now - start) / quarter) + 4 * 24 * 4
    numbers = [find_day(calendar, start + quarter * step) for step in range(count)]
    lengths = {number: numbers.count(number) / 4 for number in set(numbers) - {numbers[0], numbers[-1]}}

    assert all(SHORTEST_HOURS <= hours <= 50 for hours in lengths.values())


@given(zones, instants, flips)
def test_solving_on_every_local_day_leaves_no_gap(zone: str, start: datetime, moves: list[tuple[int, str]]) -> None:
    """Somebody who solves at noon of each local date, in the zone that their clock shows, has every number."""
    calendar, now = start_calendar(zone, start), start
    clock, solved = zone, []
    wishes = list(moves)
    due = now + timedelta(seconds=wishes[0][0]) if wishes else None
    for hour in range(24 * 14):
        moment = start + timedelta(hours=hour)
        while due is not None and due <= moment:
            _, clock = wishes.pop(0)
            calendar = change_zone(calendar, clock, due)
            due = due + timedelta(seconds=wishes[0][0]) if wishes else None
        # Each hour of the clock from 6 to 22: a person who solves whenever they are awake.
        if 6 <= moment.astimezone(ZoneInfo(clock)).hour <= 22:
            solved.append(find_day(calendar, moment))

    assert set(range(solved[0], solved[-1] + 1)) == set(solved)


@given(zones, instants)
def test_a_wish_for_the_zone_in_force_takes_a_pending_one_back(zone: str, now: datetime) -> None:
    """Asking for Tokyo and then for home again, on the same day, leaves everything as it was."""
    calendar = start_calendar(zone, now)

    assert change_zone(change_zone(calendar, "Asia/Tokyo", now), zone, now) == calendar


@given(zones, zones, zones, instants)
def test_a_second_wish_replaces_the_first(zone: str, first: str, second: str, now: datetime) -> None:
    """Two wishes on one day come to the same as the second alone."""
    calendar = start_calendar(zone, now)

    assert change_zone(change_zone(calendar, first, now), second, now) == change_zone(calendar, second, now)


def test_a_day_cannot_be_drawn_out_by_asking_again_and_again() -> None:
    """Somebody who asks for another zone every six hours for ten days still sees days go by."""
    calendar = start_calendar("UTC", START)
    now = START
    for step in range(40):
        now += timedelta(hours=6)
        calendar = change_zone(calendar, ["Etc/GMT+12", "Etc/GMT-14", "Asia/Tokyo"][step % 3], now)

    assert find_day(calendar, now) - find_day(calendar, START) >= 5


def test_travel_east_over_the_date_line_keeps_the_day_until_the_new_midnight() -> None:
    """From Auckland to Honolulu the date goes back, the day's number does not."""
    leave = datetime(2024, 6, 10, 20, 0, tzinfo=ZoneInfo("Pacific/Auckland"))
    calendar = change_zone(start_calendar("Pacific/Auckland", leave), "Pacific/Honolulu", leave)
    arrive = datetime(2024, 6, 10, 9, 0, tzinfo=ZoneInfo("Pacific/Honolulu"))
    day = find_day(calendar, leave)

    assert find_day(calendar, arrive) == day
    assert find_day(calendar, datetime(2024, 6, 10, 23, 59, tzinfo=ZoneInfo("Pacific/Honolulu"))) == day
    assert find_day(calendar, datetime(2024, 6, 11, 0, 0, tzinfo=ZoneInfo("Pacific/Honolulu"))) == day + 1


def test_travel_west_over_the_date_line_loses_no_day() -> None:
    """From Honolulu to Auckland a date is skipped, and no number is."""
    leave = datetime(2024, 6, 10, 9, 0, tzinfo=ZoneInfo("Pacific/Honolulu"))
    calendar = change_zone(start_calendar("Pacific/Honolulu", leave), "Pacific/Auckland", leave)
    auckland = ZoneInfo("Pacific/Auckland")
    numbers = [find_day(calendar, datetime(2024, 6, date_, 12, tzinfo=auckland)) for date_ in (12, 13, 14)]

    assert [number - find_day(calendar, leave) for number in numbers] == [1, 2, 3]


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2024, 3, 31), 23),
        ("Europe/Berlin", date(2024, 10, 27), 25),
        ("America/New_York", date(2024, 3, 10), 23),
        ("America/New_York", date(2024, 11, 3), 25),
        ("Australia/Lord_Howe", date(2024, 4, 7), 24.5),
        ("America/Sao_Paulo", date(2018, 11, 4), 23),  # 00:00 did not exist
        ("America/Sao_Paulo", date(2018, 2, 17), 25),  # 23:00 came twice
        ("America/St_Johns", date(2010, 11, 6), 24),  # clocks fell back at 00:01, over midnight
        ("America/St_Johns", date(2010, 11, 7), 25),
        ("Asia/Beirut", date(2024, 3, 31), 23),
        ("Europe/London", date(2024, 2, 29), 24),
    ],
)
def test_a_date_lasts_as_long_as_the_clocks_say(zone: str, day: date, hours: float) -> None:
    """Summer time begins and ends, at midnight too, and leap days are days."""
    length = find_midnight(day + timedelta(days=1), ZoneInfo(zone)) - find_midnight(day, ZoneInfo(zone))

    assert length == timedelta(hours=hours)


def test_a_date_that_has_begun_goes_on_when_clocks_fall_back_over_midnight() -> None:
    """In St. John's in 2010, Saturday came back for 59 minutes; the learner's Sunday did not end."""
    zone = ZoneInfo("America/St_Johns")
    again = datetime(2010, 11, 6, 23, 30, fold=1, tzinfo=zone)

    assert again.astimezone(zone).date() == date(2010, 11, 6)
    assert find_local_date(again.astimezone(UTC), zone) == date(2010, 11, 7)


def test_samoas_skipped_date_is_no_missed_day() -> None:
    """Apia went from the 29th to the 31st of December 2011: two days in a row."""
    apia = ZoneInfo("Pacific/Apia")
    calendar = start_calendar("Pacific/Apia", datetime(2011, 12, 28, 12, tzinfo=apia))

    assert list_skipped("Pacific/Apia", 2011) == (date(2011, 12, 30),)
    assert count_days(date(2011, 12, 29), date(2011, 12, 31), apia) == 1
    last = find_day(calendar, datetime(2011, 12, 29, 23, 59, tzinfo=apia))
    assert find_day(calendar, datetime(2011, 12, 31, 0, 0, tzinfo=apia)) == last + 1


def test_leap_days_count() -> None:
    """From the 28th of February to the 1st of March is two days in a leap year and one in another."""
    assert count_days(date(2024, 2, 28), date(2024, 3, 1), ZoneInfo("UTC")) == 2
    assert count_days(date(2023, 2, 28), date(2023, 3, 1), ZoneInfo("UTC")) == 1


def test_instants_before_the_first_period_have_days_too() -> None:
    """A clock that was set back gives smaller numbers, not an error."""
    calendar = start_calendar("Europe/Paris", START)

    assert find_day(calendar, START - timedelta(days=3)) == find_day(calendar, START) - 3
    assert find_period(calendar, START - timedelta(days=3)) == 0


def test_a_zone_that_left_the_database_is_read_as_utc() -> None:
    """An old name in a row does not stop anybody's submission from being settled."""
    assert find_day(start_calendar("Mars/Olympus_Mons", START), START) == find_day(start_calendar("UTC", START), START)

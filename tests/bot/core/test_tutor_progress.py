"""Cards, boards, settings and data, on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.core.board import ROWS_PER_PAGE, Period, Scope
from bot.core.errors import ShowProgressError
from bot.core.learner import Learner, Settings
from bot.core.progress import RECENT_DAYS
from bot.core.submission import Graded

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bot.core.submission import Origin
    from bot.core.tutor import Tutor

    # The fixtures' classes: a conftest cannot be imported.
    ControlledClock = Any
    ControlledJudge = Any


async def solve(tutor: Tutor, learner: Learner, number: int, origin: Origin) -> Graded:
    """Solve a problem."""
    ticket = await tutor.submit(learner, source=f"def solve_{number}(x): ...", origin=origin)
    last = [update async for update in ticket.updates()][-1]
    assert isinstance(last, Graded)
    return last


async def test_a_streak_grows_by_day_and_ends_with_a_gap(
    tutor: Tutor, clock: ControlledClock, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Three days in a row, two solves on the last; a day later it still stands; two days later it is over."""
    streaks = []
    for number, days in [(1, 0), (2, 1), (3, 1), (4, 0)]:
        clock.move(days=days)
        graded = await solve(tutor, ada, number, make_origin())
        streaks.append((graded.streak_days, graded.streak_grew))
    today = await tutor.show_progress(ada)
    clock.move(days=1)
    tomorrow = await tutor.show_progress(ada)
    clock.move(days=1)
    later = await tutor.show_progress(ada)
    again = await solve(tutor, ada, 5, make_origin())

    assert streaks == [(1, True), (2, True), (3, True), (3, False)]
    assert (today.streak_days, today.solved_today) == (3, True)
    assert today.recent_days == (0,) * (RECENT_DAYS - 3) + (1, 1, 2)
    assert (tomorrow.streak_days, tomorrow.solved_today) == (3, False)
    assert (later.streak_days, later.longest_streak_days) == (0, 3)
    assert (again.streak_days, again.streak_grew) == (1, True)


async def test_the_learners_midnight_decides(
    tutor: Tutor, clock: ControlledClock, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """20:00 UTC is the next day in Tokyo already: once Tokyo's time is in force, it counts as such."""
    await tutor.set_time_zone(ada, "Asia/Tokyo")
    clock.now = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
    first = await solve(tutor, ada, 1, make_origin())
    clock.now = datetime(2026, 3, 6, 20, 0, tzinfo=UTC)
    second = await solve(tutor, ada, 2, make_origin())

    assert (first.streak_days, second.streak_days, second.streak_grew) == (1, 2, True)


async def test_flipping_zones_doubles_no_day(
    tutor: Tutor, clock: ControlledClock, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Solving, flying over the date line on paper and solving again an hour later is one day."""
    for number, zone in [(1, "Pacific/Kiritimati"), (2, "Pacific/Pago_Pago"), (3, "UTC"), (4, "Pacific/Kiritimati")]:
        clock.move(hours=1)
        await tutor.set_time_zone(ada, zone)
        graded = await solve(tutor, ada, number, make_origin())

    assert graded.streak_days == 1


async def test_a_submission_counts_for_the_day_on_which_it_was_sent(
    tutor: Tutor,
    judge: ControlledJudge,
    clock: ControlledClock,
    ada: Learner,
    make_origin: Callable[..., Origin],
) -> None:
    """Sent before midnight and judged after it, it keeps yesterday's streak."""
    clock.now = datetime(2026, 3, 4, 23, 59, 59, tzinfo=UTC)
    judge.gate.clear()
    ticket = await tutor.submit(ada, source="def solve_1(x): ...", origin=make_origin())
    clock.move(minutes=1)
    judge.gate.set()
    last = [update async for update in ticket.updates()][-1]
    card = await tutor.show_progress(ada)

    assert isinstance(last, Graded)
    assert last.streak_days == 1
    assert (card.streak_days, card.solved_today, card.recent_days[-2:]) == (1, False, (1, 0))


async def test_a_card_counts_what_was_done(
    tutor: Tutor, ada: Learner, bob: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Tracks, points, attempts, ranks and the newest solves; an empty card for somebody new."""
    await tutor.submit(ada, source="def solve_1(x): ...  # verdict: ERROR", origin=make_origin())
    await solve(tutor, ada, 1, make_origin())
    await solve(tutor, ada, 5, make_origin())
    await solve(tutor, bob, 3, make_origin())
    card = await tutor.show_progress(ada)
    empty = await tutor.show_progress(Learner(id=9, display_name="New"))

    assert [(track.track, track.solved, track.total) for track in card.tracks] == [("track a", 1, 3), ("track b", 1, 2)]
    assert (card.solved, card.total, card.points, card.submissions, card.accepted) == (2, 5, 20, 3, 2)
    assert (card.rank, card.guild_rank) == (2, 2)
    assert [solve.problem_id for solve in card.recent_solves] == ["problem-5", "problem-1"]
    assert (empty.solved, empty.points, empty.rank, empty.guild_rank, empty.streak_days) == (0, 0, None, None, 0)


async def test_ties_share_a_rank(tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]) -> None:
    """30, 20, 20, 10 points are ranks 1, 2, 2 and 4; somebody without points has none, and sees so."""
    people = [replace(ada, id=number, display_name=f"P{number}") for number in range(1, 5)]
    for person, number in zip(people, (3, 2, 2, 1), strict=True):
        await solve(tutor, person, number, make_origin())
    board = await tutor.show_board(Learner(id=9, display_name="New", guild_id=100), Scope.GUILD, Period.ALL)

    assert [(row.rank, row.learner_id, row.points) for row in board.rows] == [
        (1, 1, 30),
        (2, 2, 20),
        (2, 3, 20),
        (4, 4, 10),
    ]
    assert (board.own.rank, board.own.points, board.own.is_self, board.learners) == (None, 0, True, 4)


async def test_a_board_has_pages_and_always_the_own_row(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Twelve people are two pages; a page too far is the last; the own row comes along on each."""
    for number in range(1, 13):
        person = replace(ada, id=number, display_name=f"P{number}")
        await solve(tutor, person, 1 if number > 1 else 3, make_origin())
    first = await tutor.show_board(ada, Scope.EVERYWHERE, Period.WEEK)
    last = await tutor.show_board(ada, Scope.EVERYWHERE, Period.WEEK, page=99)

    assert (len(first.rows), first.page, first.pages) == (ROWS_PER_PAGE, 1, 2)
    assert (len(last.rows), last.page) == (2, 2)
    assert first.own == last.own == first.rows[0]
    assert {row.rank for row in last.rows} == {2}
    assert len({row.learner_id for row in (*first.rows, *last.rows)}) == 12


async def test_periods_count_their_own_solves(
    tutor: Tutor, clock: ControlledClock, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Wednesday, 4 March: last Sunday is this month but not this week; February is neither."""
    for number, moment in [(1, datetime(2026, 2, 27, tzinfo=UTC)), (2, datetime(2026, 3, 1, 23, 59, tzinfo=UTC)),
                           (3, datetime(2026, 3, 2, tzinfo=UTC))]:  # fmt: skip
        clock.now = moment
        await solve(tutor, ada, number, make_origin())
    clock.now = datetime(2026, 3, 4, tzinfo=UTC)
    points = {period: (await tutor.show_board(ada, Scope.GUILD, period)).own.points for period in Period}

    assert points == {Period.WEEK: 30, Period.MONTH: 50, Period.ALL: 60}


async def test_a_servers_board_shows_its_own_people_and_names(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Nothing leaks between servers but what a person did; in a direct message it is everywhere, and says so."""
    elsewhere = Learner(id=7, display_name="Eve", guild_id=200)
    await solve(tutor, ada, 1, make_origin())
    await solve(tutor, elsewhere, 1, make_origin())
    await tutor.show_board(replace(ada, display_name="Ada of 200", guild_id=200), Scope.GUILD, Period.ALL)

    here = await tutor.show_board(ada, Scope.GUILD, Period.ALL)
    there = await tutor.show_board(elsewhere, Scope.GUILD, Period.ALL)
    direct = await tutor.show_board(replace(ada, guild_id=None), Scope.GUILD, Period.ALL)

    assert [row.display_name for row in here.rows] == ["Ada"]
    assert [row.display_name for row in there.rows] == ["Ada of 200", "Eve"]
    assert (direct.scope, direct.learners) == (Scope.EVERYWHERE, 2)


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("scope", Scope)
async def test_hidden_people_see_themselves_and_nobody_else_does(
    *, tutor: Tutor, ada: Learner, bob: Learner, make_origin: Callable[..., Origin], scope: Scope, period: Period
) -> None:
    """They take no rank from others, and their own view has one."""
    await solve(tutor, ada, 3, make_origin())
    await solve(tutor, bob, 1, make_origin())
    settings = await tutor.set_visibility(ada, is_visible=False)
    bobs = await tutor.show_board(bob, scope, period)
    adas = await tutor.show_board(ada, scope, period)

    assert not settings.is_visible
    assert [(row.rank, row.learner_id) for row in bobs.rows] == [(1, bob.id)]
    assert [(row.rank, row.learner_id) for row in adas.rows] == [(1, ada.id), (2, bob.id)]
    assert (await tutor.show_progress(bob)).rank == 1
    assert (await tutor.show_progress(ada)).rank == 1
    with pytest.raises(ShowProgressError, match="private"):
        await tutor.show_progress(bob, of=ada)
    assert (await tutor.show_progress(ada, of=bob)).points == 10


async def test_hidden_and_unknown_people_look_alike(tutor: Tutor, ada: Learner, bob: Learner) -> None:
    """The same sentence, so that nobody can tell whether a hidden person is there."""
    await tutor.set_visibility(ada, is_visible=False)
    said = []
    for other in (ada, Learner(id=99, display_name="Nobody", guild_id=100)):
        with pytest.raises(ShowProgressError) as caught:
            await tutor.show_progress(bob, of=other)
        said.append(str(caught.value))

    assert said[0] == said[1]


async def test_settings_tell_when_a_zone_comes_into_force(tutor: Tutor, clock: ControlledClock, ada: Learner) -> None:
    """From noon UTC, Paris begins at its first midnight after the day has ended in UTC."""
    assert await tutor.show_settings(ada) == Settings("UTC", None, next_time_zone_hours=0, is_visible=True)
    asked = await tutor.set_time_zone(ada, "paris")
    assert asked == Settings("UTC", "Europe/Paris", next_time_zone_hours=35, is_visible=True)
    clock.move(hours=35)
    assert (await tutor.show_settings(ada)).time_zone == "Europe/Paris"
    assert tutor.complete_zones("paris") == ["Europe/Paris"]


async def test_everything_about_a_learner_comes_out_and_goes_away(
    tutor: Tutor, ada: Learner, bob: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Every table is in the export; keys to Discord are not; and deleting leaves the other's rows alone."""
    for learner in (ada, bob):
        await tutor.take_hint(learner, "problem-2")
        await tutor.reveal_solution(learner, "problem-2", confirmed=True)
        await solve(tutor, learner, 1, make_origin())
    await tutor.submit(ada, source="x = 'ü'", problem_id="problem-1",
                       origin=replace(make_origin(), interaction_token="secret-token"))  # fmt: skip  # noqa: S106 (made up)
    exported = await tutor.export_data(ada.id)
    found = json.loads(exported)

    assert {name for name, rows in found.items() if rows} == {
        "learners", "zone_periods", "memberships", "submissions", "solves", "hint_uses", "reveals", "streak_days",
    }  # fmt: skip
    assert found["submissions"][1]["source"] == "x = 'ü'"
    assert found["submissions"][0]["report"]["verdict"] == "ACCEPTED"
    assert b"secret-token" not in exported

    said = await tutor.forget_learner(ada.id)
    assert "(2)" in said
    assert await tutor.export_data(ada.id) == b"{}"
    assert len(json.loads(await tutor.export_data(bob.id))["submissions"]) == 1
    assert (await tutor.show_board(bob, Scope.GUILD, Period.ALL)).learners == 1

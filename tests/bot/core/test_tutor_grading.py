"""From a submission to its verdict, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.core.errors import (
    FindProblemError,
    FindSubmissionError,
    QueueFullError,
    ReadSourceError,
    RepeatSubmissionError,
)
from bot.core.grading import JUDGE_RUNS
from bot.core.points import FULL_POINTS
from bot.core.submission import Closed, Graded, Judging, Queued, Why
from bot.core.tutor import Tutor
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from bot.core.learner import Learner
    from bot.core.submission import Origin, Update
    from bot.core.ticket import Ticket
    from bot.store import Store
    from problems.bank import Bank

    # The fixture's class: a conftest cannot be imported.
    ControlledJudge = Any

RIGHT = "def solve_1(x): ..."
WRONG = RIGHT + "  # verdict: WRONG_VALUE"


async def read_updates(ticket: Ticket) -> list[Update]:
    """Follow a ticket to its end."""
    return [update async for update in ticket.updates()]


async def read_last(ticket: Ticket) -> Update:
    """Give a ticket's last update."""
    return (await read_updates(ticket))[-1]


async def grade(tutor: Tutor, learner: Learner, source: str, origin: Origin, problem_id: str | None = None) -> Graded:
    """Submit, wait for the verdict, and note that it was shown."""
    ticket = await tutor.submit(learner, source=source, origin=origin, problem_id=problem_id)
    last = await read_last(ticket)
    assert isinstance(last, Graded)
    await ticket.mark_answered()
    return last


async def test_a_first_solve_brings_points_and_a_streak(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Queued, judging, graded, in this order; and what comes next is named."""
    ticket = await tutor.submit(ada, source=RIGHT, origin=make_origin())
    updates = await read_updates(ticket)

    assert ticket.why is Why.ENTRY
    assert [type(update) for update in updates][-2:] == [Judging, Graded]
    last = updates[-1]
    assert isinstance(last, Graded)
    assert last.report.verdict is Verdict.ACCEPTED
    assert (last.points_awarded, last.is_first_solve) == (FULL_POINTS["easy"], True)
    assert (last.streak_days, last.streak_grew, last.attempts) == (1, True, 1)
    assert last.next_problem is not None
    assert last.next_problem.id == "problem-5"


async def test_solving_again_gives_nothing_new(tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]) -> None:
    """The second solution is accepted without points, and the attempts go on."""
    await grade(tutor, ada, RIGHT, make_origin())
    again = await grade(tutor, ada, RIGHT + "\n", make_origin())

    assert (again.points_awarded, again.is_first_solve, again.streak_grew) == (0, False, False)
    assert (again.streak_days, again.attempts) == (1, 2)
    assert (await tutor.show_progress(ada)).points == FULL_POINTS["easy"]


async def test_a_wrong_answer_is_an_attempt_and_no_more(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """It counts, brings nothing, and the problem is offered again."""
    wrong = await grade(tutor, ada, WRONG, make_origin())

    assert (wrong.points_awarded, wrong.streak_days, wrong.attempts) == (0, 0, 1)
    assert (await tutor.choose_problem(ada)).problem.id == "problem-1"


async def test_our_fault_is_never_charged(tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]) -> None:
    """INFRA is no attempt and no failure, the same code may be sent at once, and the streak is as it was."""
    fault = await grade(tutor, ada, RIGHT + "  # verdict: INFRA", make_origin(message_id=5))
    retried = await tutor.submit(ada, source=RIGHT + "  # verdict: INFRA", origin=make_origin(message_id=5))
    await read_last(retried)
    card = await tutor.show_progress(ada)

    assert (fault.attempts, fault.streak_days) == (0, 0)
    assert card.submissions == 0
    assert (await tutor.look_at_problem(ada, "problem-1")).points_left == FULL_POINTS["easy"]


async def test_a_judge_that_raises_is_our_fault(
    tutor: Tutor, ada: Learner, judge: ControlledJudge, make_origin: Callable[..., Origin]
) -> None:
    """A bug on our side is an INFRA with an incident, not a learner who waits for ever; the next one is judged."""
    judge.failing = RuntimeError("broken")
    fault = await grade(tutor, ada, RIGHT, make_origin())
    judge.failing = None
    ticket = await tutor.retry(ada, 1, make_origin())

    assert fault.report.verdict is Verdict.INFRA
    assert fault.report.incident
    assert fault.attempts == 0
    last = await read_last(ticket)
    assert isinstance(last, Graded)
    assert last.is_first_solve


async def test_one_is_judged_two_wait_and_the_next_is_told_so(
    tutor: Tutor, ada: Learner, bob: Learner, judge: ControlledJudge, make_origin: Callable[..., Origin]
) -> None:
    """The cap is each learner's own, and room comes back with an answer."""
    judge.gate.clear()
    tickets = [await tutor.submit(ada, source=f"{RIGHT} # {number}", origin=make_origin()) for number in range(3)]
    with pytest.raises(QueueFullError, match="3 submissions under way"):
        await tutor.submit(ada, source=RIGHT, origin=make_origin())
    theirs = await tutor.submit(bob, source=RIGHT, origin=make_origin())
    await judge.wait_until_started(2)

    # Bob came last and is judged beside Ada's first; Ada's others wait.
    assert judge.started == [f"{RIGHT} # 0", RIGHT]
    judge.gate.set()
    await asyncio.gather(*(read_last(ticket) for ticket in [*tickets, theirs]))
    assert judge.started[2:] == [f"{RIGHT} # 1", f"{RIGHT} # 2"]
    await tutor.submit(ada, source=RIGHT, origin=make_origin())


async def test_places_in_line_are_told_and_fall(
    tutor: Tutor, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """With both slots taken the third is next, the fourth after it; then both move up."""
    judge.gate.clear()
    tickets = [
        await tutor.submit(replace(ada, id=number), source=RIGHT, origin=make_origin()) for number in range(1, 5)
    ]
    await judge.wait_until_started(2)
    third, fourth = (ticket.updates() for ticket in tickets[2:])

    assert await anext(third) == Queued(1)
    assert await anext(fourth) == Queued(2)
    judge.gate.set()
    rest = [update async for update in fourth]
    places = [update.position for update in rest if isinstance(update, Queued)]
    assert places in ([1], [])
    assert isinstance(rest[-1], Graded)
    assert judge.most_running == judge.slots


async def test_an_edit_replaces_the_waiting_submission(
    tutor: Tutor, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """The newer code takes the place and the answer's message; the older one is closed and never judged."""
    judge.gate.clear()
    first = await tutor.submit(ada, source=RIGHT, origin=make_origin())
    waiting = await tutor.submit(ada, source=WRONG, origin=make_origin(message_id=5))
    await waiting.note_answer_message(50)
    edited = await tutor.submit(ada, source=f"{RIGHT} # edited", origin=make_origin(message_id=5))
    closed = await read_last(waiting)
    judge.gate.set()

    assert isinstance(closed, Closed)
    assert closed.replaced_by == edited.submission_id
    assert edited.origin.answer_message_id == 50
    assert isinstance(await read_last(edited), Graded)
    await read_last(first)
    assert WRONG not in judge.started


async def test_an_edit_does_not_stop_what_is_being_judged(
    tutor: Tutor, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Both get their verdict, each in a message of its own."""
    judge.gate.clear()
    first = await tutor.submit(ada, source=WRONG, origin=make_origin(message_id=5))
    await first.note_answer_message(50)
    await judge.wait_until_started(1)
    edited = await tutor.submit(ada, source=RIGHT, origin=make_origin(message_id=5))
    judge.gate.set()

    assert isinstance(await read_last(first), Graded)
    assert isinstance(await read_last(edited), Graded)
    assert edited.origin.answer_message_id is None


async def test_an_edit_after_the_answer_is_answered_in_the_same_message(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Going back to what a message held before is a new submission; leaving its code alone is none."""
    first = await tutor.submit(ada, source=WRONG, origin=make_origin(message_id=5))
    await first.note_answer_message(50)
    await read_last(first)
    with pytest.raises(RepeatSubmissionError) as caught:
        await tutor.submit(ada, source=WRONG, origin=make_origin(message_id=5))
    edited = await tutor.submit(ada, source=RIGHT, origin=make_origin(message_id=5))
    await read_last(edited)
    back = await tutor.submit(ada, source=WRONG, origin=make_origin(message_id=5))

    assert caught.value.submission_id == first.submission_id
    assert (edited.origin.answer_message_id, back.origin.answer_message_id) == (50, 50)
    last = await read_last(back)
    assert isinstance(last, Graded)
    assert last.attempts == 3


async def test_a_modal_sent_twice_counts_once(
    tutor: Tutor, judge: ControlledJudge, ada: Learner, bob: Learner, make_origin: Callable[..., Origin]
) -> None:
    """While the first is under way the same code is refused; from somebody else it is not; and later it is not."""
    judge.gate.clear()
    first = await tutor.submit(ada, source=RIGHT, origin=make_origin())
    with pytest.raises(RepeatSubmissionError):
        await tutor.submit(ada, source=RIGHT, origin=make_origin())
    theirs = await tutor.submit(bob, source=RIGHT, origin=make_origin())
    judge.gate.set()
    await asyncio.gather(read_last(first), read_last(theirs))

    assert isinstance(await read_last(await tutor.submit(ada, source=RIGHT, origin=make_origin())), Graded)


async def test_only_one_of_many_at_once_takes_the_last_place(
    tutor: Tutor, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Ten submissions in the same instant: three are taken, seven are told, none is lost in between."""
    judge.gate.clear()
    attempts = [tutor.submit(ada, source=f"{RIGHT} # {number}", origin=make_origin()) for number in range(10)]
    taken = await asyncio.gather(*attempts, return_exceptions=True)
    tickets = [one for one in taken if not isinstance(one, BaseException)]
    judge.gate.set()

    assert len(tickets) == 3
    assert all(isinstance(one, QueueFullError) for one in taken if isinstance(one, BaseException))
    assert [type(await read_last(ticket)) for ticket in tickets] == [Graded, Graded, Graded]


async def test_what_cannot_be_stored_is_refused_with_a_sentence(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Whatever way it came, a NUL, a lone surrogate or an unknown problem never reaches the database."""
    for source in ("x = '\0'", "x = '\ud800'", ""):
        with pytest.raises(ReadSourceError):
            await tutor.submit(ada, source=source, origin=make_origin(), problem_id="problem-1")
    with pytest.raises(FindProblemError, match="no-such"):
        await tutor.submit(ada, source=RIGHT, origin=make_origin(), problem_id="no-such")


async def test_names_from_discord_are_stored_whatever_they_hold(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """A name with NUL, a lone surrogate or a thousand letters stops nobody."""
    odd = replace(ada, display_name="A\0d\ud800a" * 200)

    assert (await grade(tutor, odd, RIGHT, make_origin())).is_first_solve


async def test_stopping_in_the_middle_leaves_it_for_the_next_start(
    store: Store, bank: Bank, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """What was judging and what waited is taken up in order, judged once more, and offered for its answer."""
    judge.gate.clear()
    async with Tutor(store, bank, judge) as first:
        for number in range(3):
            ticket = await first.submit(ada, source=f"{RIGHT} # {number}", origin=make_origin())
            await ticket.note_answer_message(50 + number)
        await judge.wait_until_started(1)
    judge.gate.set()
    judge.started.clear()

    async with Tutor(store, bank, judge) as second:
        tickets = await second.list_unanswered()
        finals = [await read_last(ticket) for ticket in tickets]
        assert await second.list_unanswered() == []
        for ticket in tickets:
            await ticket.mark_answered()
    async with Tutor(store, bank, judge) as third:
        assert await third.list_unanswered() == []

    assert judge.started == [f"{RIGHT} # {number}" for number in range(3)]
    assert [ticket.origin.answer_message_id for ticket in tickets] == [50, 51, 52]
    assert [final.is_first_solve for final in finals if isinstance(final, Graded)] == [True, False, False]


async def test_a_verdict_that_was_not_shown_is_shown_after_a_restart(
    store: Store, bank: Bank, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """It is not judged again: the same report, points and streak come from the store."""
    async with Tutor(store, bank, judge) as first:
        shown = await read_last(await first.submit(ada, source=RIGHT, origin=make_origin()))
    judge.started.clear()
    async with Tutor(store, bank, judge) as second:
        (ticket,) = await second.list_unanswered()

        assert await read_updates(ticket) == [shown]
        assert await second.show_graded(ada.id, ticket.submission_id) == shown
    assert judge.started == []


async def test_a_submission_that_stops_the_bot_every_time_is_given_up(
    store: Store, bank: Bank, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """After a few starts it is closed as our fault instead of stopping the bot for ever."""
    judge.gate.clear()
    for attempt in range(JUDGE_RUNS):
        async with Tutor(store, bank, judge) as tutor:
            if attempt == 0:
                await tutor.submit(ada, source=RIGHT, origin=make_origin())
            await judge.wait_until_started(attempt + 1)
    async with Tutor(store, bank, judge) as tutor:
        (ticket,) = await tutor.list_unanswered()
        final = await read_last(ticket)

    assert len(judge.started) == JUDGE_RUNS
    assert isinstance(final, Graded)
    assert final.report.verdict is Verdict.INFRA


async def test_others_submissions_are_out_of_reach(
    tutor: Tutor, ada: Learner, bob: Learner, make_origin: Callable[..., Origin]
) -> None:
    """An old button in somebody else's hands finds nothing."""
    await grade(tutor, ada, RIGHT, make_origin())

    for look in (tutor.retry(bob, 1, make_origin()), tutor.show_graded(bob.id, 1), tutor.show_graded(ada.id, 99)):
        with pytest.raises(FindSubmissionError):
            await look


async def test_an_answered_submission_can_still_be_followed(
    tutor: Tutor, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """Its last update comes from the store; one that was deleted says so."""
    ticket = await tutor.submit(ada, source=RIGHT, origin=make_origin())
    last = await read_last(ticket)
    await ticket.mark_answered()

    assert await read_updates(ticket) == [last]
    await tutor.forget_learner(ada.id)
    closed = await read_last(ticket)
    assert isinstance(closed, Closed)
    assert closed.replaced_by is None


async def test_deleting_a_learner_closes_what_is_under_way(
    tutor: Tutor, judge: ControlledJudge, ada: Learner, make_origin: Callable[..., Origin]
) -> None:
    """One in the judge and one waiting both end, and nothing of them is written."""
    judge.gate.clear()
    tickets = [await tutor.submit(ada, source=f"{RIGHT} # {number}", origin=make_origin()) for number in range(2)]
    await judge.wait_until_started(1)
    await tutor.forget_learner(ada.id)
    judge.gate.set()

    assert [type(await read_last(ticket)) for ticket in tickets] == [Closed, Closed]
    assert await tutor.export_data(ada.id) == b"{}"

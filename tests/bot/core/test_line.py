"""The line in front of the judge is fair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.line import Entry, Line


def test_first_come_first_served() -> None:
    """Two slots take the first two; the third is next."""
    line = Line(slots=2)
    entries = [Entry(number, learner_id=number) for number in range(1, 5)]
    for entry in entries:
        line.add(entry)

    assert [line.hand_over(), line.hand_over(), line.hand_over()] == [entries[0], entries[1], None]
    line.begin(entries[0])
    line.begin(entries[1])
    assert [line.find_position(entry.submission_id) for entry in entries] == [0, 0, 1, 2]


def test_one_learners_waiting_ones_hold_up_nobody() -> None:
    """Ada's second waits for her first; Bob, who came later, is judged beside it."""
    line = Line(slots=2)
    ada, again, bob = Entry(1, 1), Entry(2, 1), Entry(3, 2)
    for entry in (ada, again, bob):
        line.add(entry)

    assert [line.hand_over(), line.hand_over()] == [ada, bob]
    line.finish(bob)
    assert line.hand_over() is None
    line.finish(ada)
    assert line.hand_over() == again


def test_what_was_handed_over_but_not_begun_is_still_in_line() -> None:
    """While boxes warm, the first in line has place 1, not none."""
    line = Line(slots=1)
    line.add(Entry(1, 1))
    line.add(Entry(2, 2))
    line.hand_over()

    assert [line.find_position(1), line.find_position(2)] == [1, 2]


def test_leaving_moves_the_others_up() -> None:
    """A replaced submission's place is given up; one in the judge cannot leave."""
    line = Line(slots=1)
    for number in (1, 2, 3):
        line.add(Entry(number, number))
    line.hand_over()

    assert line.leave(2)
    assert not line.leave(1)
    assert not line.leave(9)
    assert line.find_position(3) == 2


@given(st.integers(1, 4), st.lists(st.tuples(st.sampled_from(["add", "finish"]), st.integers(1, 5)), max_size=60))
def test_slots_and_turns_hold_whatever_happens(slots: int, steps: list[tuple[str, int]]) -> None:
    """Never more than the slots, never two of one learner, a learner's own in order, and a place only ever improves."""
    line = Line(slots)
    inside: list[Entry] = []
    handed: list[Entry] = []
    places: dict[int, int] = {}
    for number, (step, learner) in enumerate(steps):
        if step == "add":
            line.add(Entry(number, learner))
        elif inside:
            line.finish(inside.pop(learner % len(inside)))
        while (entry := line.hand_over()) is not None:
            line.begin(entry)
            inside.append(entry)
            handed.append(entry)

        assert len(inside) <= slots
        assert len({entry.learner_id for entry in inside}) == len(inside)
        for waiting in range(number + 1):
            place = line.find_position(waiting)
            assert place <= places.get(waiting, place)
            places[waiting] = place
    for learner in range(1, 6):
        own = [entry.submission_id for entry in handed if entry.learner_id == learner]
        assert own == sorted(own)

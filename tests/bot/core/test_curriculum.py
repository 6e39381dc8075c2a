"""The path through the bank."""

from __future__ import annotations

from dataclasses import replace

from bot.core.curriculum import Standing, count_depths, describe_start, find_next, list_missing, mark_problem
from bot.core.study import Mark
from problems.bank import Bank

FRESH = Standing()


def next_id(bank: Bank, standing: Standing, **options: str) -> str | None:
    """Name the next problem."""
    found = find_next(bank, standing, **options)
    return None if found is None else found.id


def test_a_newcomer_starts_at_the_beginning(bank: Bank) -> None:
    """The first problem in path order is unlocked and comes first."""
    assert next_id(bank, FRESH) == "problem-1"


def test_the_active_problem_comes_first_while_it_is_unsolved(bank: Bank) -> None:
    """Even one whose prerequisites were skipped."""
    assert next_id(bank, Standing(active_problem_id="problem-3")) == "problem-3"
    assert next_id(bank, Standing(active_problem_id="problem-1", solved=frozenset({"problem-1"}))) == "problem-5"


def test_the_newest_failure_comes_before_new_problems(bank: Bank) -> None:
    """What was tried and not solved is offered again, the newest first."""
    assert next_id(bank, Standing(failed=("problem-5", "problem-1"))) == "problem-5"


def test_locked_problems_come_last(bank: Bank) -> None:
    """Problems 2 and 4 build on 1: after 1 is left out, 5 is the first that is open, and the easier one goes on."""
    assert next_id(bank, FRESH, leave_out="problem-1") == "problem-5"
    assert next_id(bank, Standing(solved=frozenset({"problem-5"})), leave_out="problem-1") == "problem-4"


def test_tracks_take_turns(bank: Bank) -> None:
    """The way goes up gently over all tracks, instead of through one to its end before the next."""
    path: list[str] = []
    while (following := next_id(bank, Standing(path[-1] if path else None, frozenset(path)))) is not None:
        path.append(following)

    assert path == ["problem-1", "problem-5", "problem-4", "problem-2", "problem-3"]


def test_of_two_equally_steep_ones_that_of_another_track_comes(bank: Bank) -> None:
    """After a problem of a track, the other track has its turn."""
    problems = (bank.problems[0], replace(bank.problems[1], difficulty="easy"), *bank.problems[3:])
    two = Bank(problems, (), "two")

    assert next_id(two, Standing("problem-1", frozenset({"problem-1", "problem-5"}))) == "problem-4"
    assert next_id(two, Standing("problem-5", frozenset({"problem-1", "problem-5"}))) == "problem-2"


def test_depths_count_the_longest_way_down(bank: Bank) -> None:
    """Each problem lies one above the highest that it builds on; a circle in a broken bank ends all the same."""
    assert count_depths(bank) == {"problem-1": 0, "problem-2": 1, "problem-3": 2, "problem-4": 1, "problem-5": 0}
    circle = replace(bank.problems[0], prerequisites=("problem-3",))
    assert count_depths(Bank((circle, *bank.problems[1:]), (), "circle")).keys() == count_depths(bank).keys()


def test_nothing_is_left_after_the_last(bank: Bank) -> None:
    """With everything solved there is no next problem."""
    assert next_id(bank, Standing(solved=frozenset(one.id for one in bank.problems))) is None


def test_marks_follow_what_is_solved(bank: Bank) -> None:
    """Solved, active, open and locked, in the bank's order."""
    standing = Standing(active_problem_id="problem-5", solved=frozenset({"problem-1"}))

    marks = [mark_problem(problem, bank, standing) for problem in bank.problems]

    assert marks == [Mark.SOLVED, Mark.OPEN, Mark.LOCKED, Mark.OPEN, Mark.ACTIVE]


def test_a_locked_problem_says_what_it_builds_on(bank: Bank) -> None:
    """The sentence names the unsolved prerequisites, and invites all the same."""
    third = bank.problems[2]

    assert [one.id for one in list_missing(third, bank, FRESH)] == ["problem-2"]
    assert "“Problem 2”" in describe_start(third, bank, FRESH)
    assert "try it" in describe_start(third, bank, FRESH)
    assert describe_start(bank.problems[0], bank, FRESH) == ""
    assert "solved" in describe_start(third, bank, Standing(solved=frozenset({"problem-3"})))


def test_several_prerequisites_are_read_as_a_list(bank: Bank) -> None:
    """Three names stand with commas and one "and"."""
    last = replace(bank.problems[4], prerequisites=("problem-1", "problem-2", "problem-3"))

    assert "builds on “Problem 1”, “Problem 2” and “Problem 3”:" in describe_start(last, bank, FRESH)
    two = replace(last, prerequisites=("problem-1", "problem-2"))
    assert "builds on “Problem 1” and “Problem 2”:" in describe_start(two, bank, FRESH)

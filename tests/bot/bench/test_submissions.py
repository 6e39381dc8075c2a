"""What is handed in: every sort, in turn, and always the same."""

from __future__ import annotations

import ast

import pytest

from bot.bench.ground import FULL, QUICK
from bot.bench.submissions import MEASURED, MIXTURE, WRONG, Submissions, collect_submissions
from bot.bench.training import write_new_training
from problems.bank import Bank, load_bank
from runner.verdict import Verdict


@pytest.fixture(scope="module")
def bank() -> Bank:
    """What the benchmark hands in solutions of."""
    return load_bank().only(*MEASURED)


@pytest.fixture(scope="module")
def submissions(bank: Bank) -> Submissions:
    """What is made of it."""
    return collect_submissions(bank)


def test_problems_take_turns(bank: Bank, submissions: Submissions) -> None:
    """Any beginning of a sort holds some of each problem, so that no figure is about one problem alone."""
    for sort in (submissions.accepted, submissions.otherwise, submissions.wrong):
        beginning = sort[: 3 * len(bank.problems)]

        assert {one.problem.id for one in beginning} == {problem.id for problem in bank.problems}
    assert {one.verdict for one in submissions.wrong} <= WRONG


def test_a_broken_submission_does_not_parse_and_a_raising_one_does(submissions: Submissions) -> None:
    """The two sorts that get ERROR get it for different reasons."""
    for broken, raising in zip(submissions.broken, submissions.raising, strict=True):
        with pytest.raises(SyntaxError):
            ast.parse(broken.source)
        ast.parse(raising.source)
        assert broken.verdict is raising.verdict is Verdict.ERROR


def test_mixed_submissions_are_of_every_sort_and_always_the_same(submissions: Submissions) -> None:
    """Twenty hold each sort in its share; but for the training steps, which are new each time, they repeat."""
    count = sum(MIXTURE.values())
    first, second = submissions.mix(count), submissions.mix(count)
    training = submissions.training

    assert [one.problem.id for one in first] == [two.problem.id for two in second]
    assert sum(one.problem is training for one in first) == MIXTURE["compiling"]
    assert sum(one in submissions.wrong for one in first) == MIXTURE["wrong"]
    assert all(one.source == two.source or one.problem is training for one, two in zip(first, second, strict=True))


def test_no_two_training_steps_are_the_same() -> None:
    """What was compiled for one is of no use to the next."""
    assert len({write_new_training() for _ in range(20)}) == 20


def test_the_quick_form_is_the_smaller_one() -> None:
    """No sample of the quick form is larger than that of the full one."""
    assert all(getattr(QUICK, name) <= getattr(FULL, name) for name in QUICK.__slots__)

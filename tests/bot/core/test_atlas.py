"""The map of the tracks."""

from __future__ import annotations

from bot.core.atlas import draw_up
from bot.core.curriculum import Standing
from bot.core.study import Mark
from problems.bank import Bank
from problems.problem import Track


def test_every_problem_stands_in_its_track_with_its_mark(bank: Bank) -> None:
    """Solved, active, open and locked, track by track, with what a locked one builds on."""
    atlas = draw_up(bank, Standing("problem-5", frozenset({"problem-1"})))

    assert [[spot.problem.id for spot in trail.spots] for trail in atlas.trails] == [
        ["problem-1", "problem-2", "problem-3"],
        ["problem-4", "problem-5"],
    ]
    assert [[spot.mark for spot in trail.spots] for trail in atlas.trails] == [
        [Mark.SOLVED, Mark.OPEN, Mark.LOCKED],
        [Mark.OPEN, Mark.ACTIVE],
    ]
    assert [one.id for one in atlas.trails[0].spots[2].builds_on] == ["problem-2"]
    assert (atlas.solved, atlas.total, [trail.solved for trail in atlas.trails]) == (1, 5, [1, 0])
    assert atlas.next_problem is not None
    assert atlas.next_problem.id == "problem-5"


def test_a_track_without_problems_is_not_on_the_map(bank: Bank) -> None:
    """A track that is planned, or whose problems the judge cannot run, leaves no empty row."""
    tracks = (Track("empty", "Nothing yet", "Soon."), Track("track-b", "Second", "B."), Track("track-a", "First", "A."))
    atlas = draw_up(Bank(bank.problems, (), "bank", tracks), Standing())

    assert [trail.track.title for trail in atlas.trails] == ["Second", "First"]
    assert atlas.find_trail("empty") is None
    assert atlas.find_trail("track-a") is atlas.trails[1]

"""What is handed in: submissions of every sort, each with the verdict that it must get."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.bench.training import make_training_problem, write_new_training
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from problems.bank import Bank
    from problems.problem import Problem

WRONG = frozenset({Verdict.WRONG_TYPE, Verdict.WRONG_SHAPE, Verdict.WRONG_DTYPE, Verdict.WRONG_VALUE})
"""Verdicts that anyone can find who compares outputs: the opponent too."""
LOOP_WALL_SECONDS = 5.0
MIXTURE = {"accepted": 6, "otherwise": 5, "wrong": 5, "raising": 2, "broken": 1, "compiling": 1}
"""How many of twenty mixed submissions are of each sort."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission whose verdict is known.

    Attributes:
        problem: The problem it answers.
        source: Python source.
        verdict: What it must get.
        name: What it is, for whoever looks for why it got another one.
    """

    problem: Problem
    source: str
    verdict: Verdict
    name: str


@dataclass(frozen=True, slots=True)
class Submissions:
    """All sorts, those of one sort in an order in which the problems take turns.

    Attributes:
        accepted: The references.
        otherwise: The bank's other accepted solutions.
        wrong: The bank's solutions with wrong outputs.
        raising: The references, raising when they have everything done: the dearest way to fail.
        broken: The references with a syntax error at their end.
        training: The problem of those that compile something of their own.
    """

    accepted: tuple[Submission, ...]
    otherwise: tuple[Submission, ...]
    wrong: tuple[Submission, ...]
    raising: tuple[Submission, ...]
    broken: tuple[Submission, ...]
    training: Problem

    def compiling(self) -> Submission:
        """Give a training step that was never handed in before."""
        return Submission(self.training, write_new_training(), Verdict.ACCEPTED, "training step")

    def endless(self) -> Submission:
        """Give a submission that never ends by itself."""
        problem = replace(self.accepted[0].problem, wall_seconds=LOOP_WALL_SECONDS)
        source = f"{problem.reference}\n\ndef {problem.entry}(*arguments):\n    while True:\n        pass\n"
        return Submission(problem, source, Verdict.TIMEOUT, "endless loop")

    def mix(self, count: int) -> list[Submission]:
        """Give so many of all sorts, in an order that looks like chance and is always the same."""
        chance = random.Random(0)  # noqa: S311  # nothing secret
        sorts = [sort for sort, share in MIXTURE.items() for _ in range(share)]
        mixed: list[Submission] = []
        while len(mixed) < count:
            chance.shuffle(sorts)
            mixed += [self._pick(sort, chance) for sort in sorts]
        return mixed[:count]

    def _pick(self, sort: str, chance: random.Random) -> Submission:
        if sort == "compiling":
            return self.compiling()
        offered: tuple[Submission, ...] = getattr(self, sort)
        return chance.choice(offered)


MEASURED: Final = ("nnx-multi-param-module", "nnx-variable-vs-param", "nnx-state-filter", "nnx-pure-state-update")
"""The problems whose solutions are handed in: few, so that a figure is about the judge, not about a bank that grows."""


def collect_submissions(bank: Bank) -> Submissions:
    """Collect the submissions of all sorts from a bank."""
    problems = bank.problems
    return Submissions(
        accepted=tuple(Submission(problem, problem.reference, Verdict.ACCEPTED, "reference") for problem in problems),
        otherwise=_take_turns(
            [Submission(problem, one.source, Verdict.ACCEPTED, one.name) for one in problem.accepted]
            for problem in problems
        ),
        wrong=_take_turns(
            [
                Submission(problem, one.source, Verdict(one.verdict), one.name)
                for one in problem.wrong
                if one.verdict in WRONG
            ]
            for problem in problems
        ),
        raising=tuple(
            Submission(problem, _raise_at_the_end(problem), Verdict.ERROR, "raising") for problem in problems
        ),
        broken=tuple(
            Submission(problem, f"{problem.reference}\n\ndef unfinished(:\n", Verdict.ERROR, "syntax error")
            for problem in problems
        ),
        training=make_training_problem(problems[0]),
    )


def _raise_at_the_end(problem: Problem) -> str:
    return (
        f"{problem.reference}\n\nhonest = {problem.entry}\n\n"
        f"def {problem.entry}(*arguments):\n    raise ValueError(honest(*arguments).shape)\n"
    )


def _take_turns(groups: Iterable[list[Submission]]) -> tuple[Submission, ...]:
    """Interleave groups, the longer ones spread evenly, so that any beginning holds some of each."""
    placed = [
        ((place + 0.5) / len(group), number, one)
        for number, group in enumerate(groups)
        for place, one in enumerate(group)
    ]
    return tuple(one for _, _, one in sorted(placed, key=lambda item: item[:2]))

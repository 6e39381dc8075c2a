"""The solutions that the bank knows, right and wrong, as trusted jobs that do nothing but compile.

What learners send resembles them. A program that one of them has compiled is in the cache that learners' boxes read,
and is looked up there in a tenth of the time.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from runner import limits
from runner.protocol import Case, Job
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from problems.problem import Problem

ENTRY: Final = "run"
ENDLESS: Final = frozenset({Verdict.TIMEOUT, Verdict.MEMORY, Verdict.OUTPUT_LIMIT, Verdict.CRASH})
"""Verdicts of solutions that would end the job for those after them."""

_SOURCE: Final = """
SOURCES = {sources!r}
modules = {{}}

def run(number, *arguments):
    number = int(number)
    if number not in modules:
        modules[number] = {{"__name__": "learner"}}
        exec(SOURCES[number], modules[number])
    return modules[number][{entry!r}](*arguments)
"""


def list_familiar_jobs(problem: Problem, secret: bytes) -> Iterator[Job]:
    """Give jobs that run every solution that the bank has for a problem; what comes of them is of no interest.

    Args:
        problem: The problem.
        secret: What the secret inputs are drawn from.
    """
    quick = [one.source for one in problem.wrong if Verdict(one.verdict) not in ENDLESS]
    cases = (*problem.examples, *problem.secret_cases(secret, 0))
    for sources in _gather([one.source for one in problem.accepted] + quick, limits.FRAMES // len(cases) - 1):
        numbered = tuple(
            Case(f"{number}/{case.name}", (float(number), *case.args))
            for number, case in product(range(len(sources)), cases)
        )
        source = _SOURCE.format(sources=sources, entry=problem.entry)
        yield Job(source, ENTRY, numbered, wall_seconds=limits.TRUSTED_WALL_SECONDS, trusted=True)


def _gather(sources: list[str], most: int) -> Iterator[list[str]]:
    """Divide the sources into groups, each of which is not too large to be one submission."""
    group: list[str] = []
    for source in sources:
        if group and (len(group) >= most or len(repr([*group, source])) > limits.SOURCE_BYTES - len(_SOURCE)):
            yield group
            group = []
        group.append(source)
    if group:
        yield group

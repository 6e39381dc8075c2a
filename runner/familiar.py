"""Solutions that the bank knows, right and wrong, run as trusted jobs.

Two things come of it. What learners send resembles them, so a program that one of them has compiled is in the cache
that learners' boxes read, and is looked up there in a tenth of the time. And what the wrong ones give for the inputs
that a learner's code got tells which of them the learner's is like.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

from runner import limits
from runner.protocol import Array, Job
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from problems.problem import Problem, WrongSolution
    from runner.protocol import Case, Value

ENTRY: Final = "solution_0"
ENDLESS: Final = frozenset({Verdict.TIMEOUT, Verdict.MEMORY, Verdict.OUTPUT_LIMIT, Verdict.CRASH})
"""Verdicts of solutions that would end the job for those after them."""
SUBMISSION: Final = "submission.py"
"""Under this name the box knows a learner's code."""
MOST_CASES: Final = limits.FRAMES - 1
"""In one job: one frame says what came of loading."""

_SOURCE: Final = """
def prepare(source):
    module = {{"__name__": "learner"}}
    broken = []

    def entry(*arguments):
        # Not before it is called: what it does while it loads is then seen as its own.
        if not broken and {entry!r} not in module:
            try:
                exec(compile(source, {file!r}, "exec", dont_inherit=True), module)
            except BaseException as error:
                broken.append(error)
        if broken:
            raise broken[0]
        return module[{entry!r}](*arguments)

    return entry

for number, source in enumerate({sources!r}):
    globals()[f"solution_{{number}}"] = prepare(source)
"""


def list_familiar_jobs(problem: Problem, secret: bytes) -> Iterator[Job]:
    """Give jobs that run every solution that the bank has for a problem; what comes of them is of no interest.

    Twins are left out: they are run for their results.

    Args:
        problem: The problem.
        secret: What the secret inputs are drawn from.
    """
    others = [one for one in problem.wrong if not is_endless(one) and one not in problem.twins]
    sources = [*(one.source for one in problem.accepted), *(one.source for one in others)]
    cases = (*problem.examples, *problem.secret_cases(secret, 0))
    return (job for job, _ in list_jobs(problem, sources, cases))


def list_jobs(
    problem: Problem, sources: Sequence[str], cases: Sequence[Case], *, trusted: bool = True
) -> Iterator[tuple[Job, dict[str, tuple[str, str]]]]:
    """Give jobs that run several solutions on several cases.

    Args:
        problem: The problem.
        sources: Solutions.
        cases: What to run each of them on.
        trusted: Whether the jobs may fill the compilation cache.

    Yields:
        A job, and for the name of each of its cases the source and the name of the case that it stands for.
    """
    arrays = sum(_count_arrays(case.args) for case in cases)
    for group in _gather(sources, min(MOST_CASES // len(cases), limits.BUFFERS // max(arrays, 1))):
        names: dict[str, tuple[str, str]] = {}
        numbered: list[Case] = []
        for (number, source), case in product(enumerate(group), cases):
            name = f"{number}/{case.name}"
            names[name] = (source, case.name)
            numbered.append(replace(case, name=name, entry=f"solution_{number}"))
        source = _SOURCE.format(sources=group, entry=problem.entry, file=SUBMISSION)
        wall = limits.TRUSTED_WALL_SECONDS
        yield Job(source, ENTRY, tuple(numbered), wall_seconds=wall, trusted=trusted), names


def list_twins(problem: Problem) -> list[WrongSolution]:
    """Give the wrong solutions that learners' results are compared with."""
    return [twin for twin in problem.twins if not is_endless(twin)]


def is_endless(solution: WrongSolution) -> bool:
    """Whether a solution would end its process, or never end."""
    return Verdict(solution.verdict) in ENDLESS


def _count_arrays(value: Value) -> int:
    if isinstance(value, dict):
        return sum(map(_count_arrays, value.values()))
    if isinstance(value, (tuple, list)):
        return sum(map(_count_arrays, value))
    return isinstance(value, Array)


def _gather(sources: Sequence[str], most: int) -> Iterator[list[str]]:
    """Divide the sources into groups, each of which is not too large for one job."""
    group: list[str] = []
    for source in sources:
        if group and (len(group) >= most or len(repr([*group, source])) > limits.PROGRAM_CHARS - len(_SOURCE)):
            yield group
            group = []
        group.append(source)
    if group:
        yield group

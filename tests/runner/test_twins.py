"""A misconception is recognized by what the bank's wrong solutions give, in a style that the bank has never seen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from problems.bank import Bank, load_bank
from problems.inputs import case, vector
from problems.problem import WrongSolution
from problems.vocabulary import resembles
from runner.expected import Expectations
from runner.judge import open_judge
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import numpy as np

    from problems.problem import Problem
    from runner.judge import Judge
    from runner.launcher import Channel, Launcher
    from runner.protocol import Case

pytestmark = pytest.mark.asyncio(loop_scope="module")

MEAN = "import jax.numpy as jnp\ndef spread(x):\n    return jnp.mean(x * x) - jnp.mean(x) ** 2\n"
WRONG = {
    "first_minus_last": "def spread(x):\n    return x[0] - x[-1]\n",
    "without_the_mean": "import jax.numpy as jnp\ndef spread(x):\n    return jnp.mean(x * x)\n",
    "raises": "def spread(x):\n    return x[99.0]\n",
    "for_ever": "def spread(x):\n    while True:\n        pass\n",
}
ANOTHER_STYLE = """
from functools import reduce
import jax
def spread(x):
    total = reduce(lambda total, number: total + number * number, x, 0.0)
    return jax.numpy.asarray(total / x.shape[0])
"""


class CountingLauncher:
    """A real launcher that counts the boxes it starts."""

    def __init__(self, inner: Launcher) -> None:
        self.name, self.identity, self.jax_version = inner.name, inner.identity, inner.jax_version
        self.has_compiled_programs, self.check_walls, self.close = (
            inner.has_compiled_programs,
            inner.check_walls,
            inner.close,
        )
        self.starts = 0
        self._inner = inner

    async def start(self, slot: int, *, trusted: bool) -> Channel:
        """Start a real box."""
        self.starts += 1
        return await self._inner.start(slot, trusted=trusted)


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    """Draw two vectors."""
    return tuple(case("", vector(rng.uniform(1, 3, 4))) for _ in range(2))


def list_names(folder: Path) -> set[str]:
    """Name the files of twins below a folder."""
    return {path.name for path in folder.rglob("twins-*")}


def list_folders(folder: Path) -> set[str]:
    """Name the folders that have a file of twins."""
    return {path.parent.name for path in folder.rglob("twins-*")}


@pytest.fixture(scope="module")
def problem() -> Problem:
    """A problem with twins, one of which never ends."""
    wrong = tuple(
        WrongSolution(name, source, "TIMEOUT" if name == "for_ever" else "WRONG_VALUE", "")
        for name, source in WRONG.items()
    )
    return replace(
        load_bank().find("nnx-multi-param-module"),
        id="spread", entry="spread", parameters=("x",), reference=MEAN, starter="", accepted=(), wrong=wrong,
        twins=wrong, examples=(case("three", vector([1.0, 2.0, 4.0])),), reruns=(), secret_set_count=2,
        draw=draw, version="v", checks=(
            resembles("raises", "first_minus_last", finding="ends-only", says="The ends."),
            resembles("without_the_mean", finding="mean-left-in", says="The mean."),
        ),
    )  # fmt: skip


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def judge(problem: Problem, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Judge]:
    """A judge of that problem."""
    bank = Bank((problem,), (), "twins")
    opened = await open_judge("process", bank, cache_folder=tmp_path_factory.mktemp("cache"), secret=b"t", slots=1)
    yield opened
    await opened.close()


async def test_the_same_mistake_in_another_style_is_recognized(judge: Judge, problem: Problem) -> None:
    """Whatever inputs are drawn; and a mistake that no twin makes gets no twin's diagnosis."""
    for _ in range(3):
        report = await judge.judge(problem, ANOTHER_STYLE)
        assert report.verdict is Verdict.WRONG_VALUE
        assert [one.id for one in report.diagnoses] == ["mean-left-in"]
    report = await judge.judge(problem, "def spread(x):\n    return x[0] * 7.0\n")
    assert report.verdict is Verdict.WRONG_VALUE
    assert report.diagnoses == ()
    assert (await judge.judge(problem, MEAN + "\n# mine\n")).verdict is Verdict.ACCEPTED


async def test_known_solutions_are_judged_together_as_alone(judge: Judge, problem: Problem) -> None:
    """In one process: the same verdicts and diagnoses, an exception's too; what never ends is not among them."""
    sources = [MEAN, WRONG["first_minus_last"], WRONG["raises"], ANOTHER_STYLE, "this is no Python"]

    together = await judge.judge_known(problem, sources)
    alone = [await judge.judge(problem, source) for source in sources]

    for one, other in zip(together, alone, strict=True):
        assert one is not None
        assert (one.verdict, [each.id for each in one.diagnoses]) == (
            other.verdict,
            [each.id for each in other.diagnoses],
        )


async def test_twins_are_run_once_and_kept_by_set(launcher: Launcher, problem: Problem, tmp_path: Path) -> None:
    """The second installation on the same disk finds them, with the same results; an exception is kept as one."""
    first = Expectations(launcher, tmp_path, secret=b"s")
    found = [await first.find_twins(problem, index) for index in range(2)]
    await first.close()
    files = list_names(tmp_path)
    second = Expectations(launcher, tmp_path, secret=b"s")
    again = [await second.find_twins(problem, index) for index in range(2)]
    await second.close()

    assert files == {"twins-0-of-2", "twins-1-of-2"}
    assert again == found
    assert found[0].keys() == {"first_minus_last", "without_the_mean", "raises"}
    assert all(one.error is not None for one in found[0]["raises"].cases)
    assert [one.name for one in found[0]["raises"].cases] == ["three", "secret 1", "secret 2"]
    assert found[0]["without_the_mean"] != found[1]["without_the_mean"]


async def test_inputs_with_names_for_mistakes_come_first(launcher: Launcher, problem: Problem, tmp_path: Path) -> None:
    """While twins are being run, learners get those inputs that they have been run on."""
    expectations = Expectations(launcher, tmp_path, secret=b"s")
    chosen = [expectations.list_sets(problem)]
    for index in (1, 0):
        await expectations.find_twins(problem, index)
        chosen.append(expectations.list_sets(problem))
    await expectations.close()

    assert chosen == [[0, 1], [1], [0, 1]]


async def test_inputs_that_mistakes_are_being_named_for_come_before_others(
    launcher: Launcher, problem: Problem, tmp_path: Path
) -> None:
    """Two learners in an installation's first minute wait for one run of the twins, not for two."""
    expectations = Expectations(launcher, tmp_path, secret=b"s")
    running = asyncio.create_task(expectations.find_twins(problem, 1))
    # Nothing is under way before the files have been looked at.
    while (chosen := expectations.list_sets(problem)) != [1]:
        assert chosen == [0, 1]
        await asyncio.sleep(0)
    assert list_names(tmp_path) == set()
    await running
    await expectations.close()


async def test_what_somebody_reads_is_made_ready_before_the_rest(
    launcher: Launcher, problem: Problem, tmp_path: Path
) -> None:
    """The last problem of many has its twins before any other has, when somebody has opened it."""
    problems = [replace(problem, id=f"spread-{number}") for number in range(8)]
    expectations = Expectations(launcher, tmp_path, secret=b"s")
    preparing = asyncio.create_task(expectations.prepare(problems))
    await asyncio.sleep(0)
    await expectations.prepare_first(problems[-1])
    ready = list_folders(tmp_path)
    preparing.cancel()
    await asyncio.gather(preparing, return_exceptions=True)
    await expectations.close()

    assert ready == {"spread-7-v"}


async def test_one_box_prepares_everything_and_what_is_there_needs_none(
    launcher: Launcher, problem: Problem, tmp_path: Path
) -> None:
    """A box is started once and not for each job; after a restart nothing is left to do."""
    counting = CountingLauncher(launcher)
    starts = []
    for _ in range(2):
        expectations = Expectations(counting, tmp_path, secret=b"s")
        await expectations.prepare([replace(problem, id=f"spread-{number}") for number in range(3)])
        await expectations.close()
        starts.append(counting.starts)

    assert starts == [1, 1]
    assert list_folders(tmp_path) == {f"spread-{number}-v" for number in range(3)}
    assert list_names(tmp_path) == {"twins-0-of-2", "twins-1-of-2"}


async def test_a_check_uses_one_set(launcher: Launcher, problem: Problem, tmp_path: Path) -> None:
    """What is not asked for is not computed, and does not stand in for all sets later."""
    short = Expectations(launcher, tmp_path, secret=b"s", most_sets=1)
    assert short.count_sets(problem) == 1
    await short.find(problem, 0)
    await short.close()
    whole = Expectations(launcher, tmp_path, secret=b"s")
    assert len((await whole.find(problem, 1)).cases) == len((await whole.find(problem, 0)).cases)
    await whole.close()

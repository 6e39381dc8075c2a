"""Every part of the benchmark, small, on a real judge: each row is there, and none rests on a wrong verdict."""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.bench.comparisons import Comparisons, measure_comparisons
from bot.bench.cost import repeat_case
from bot.bench.crowd import looping, measure_crowd, measure_loop
from bot.bench.endurance import measure_endurance
from bot.bench.everything import temporary_folder
from bot.bench.footprint import MIB, read_footprint
from bot.bench.ground import QUICK, Ground, MeasureVerdictError, judge_known
from bot.bench.opponent import OpponentError, choose_python, judge_cold, started_python
from bot.bench.submissions import Submission, collect_submissions
from bot.bench.training import REFERENCE_CEILING, write_new_training, write_training
from bot.bench.verdicts import measure_verdicts
from bot.settings import Settings
from problems.bank import Bank, load_bank
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.bench.measure import Row
    from runner.judge import Judge

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

TINY = replace(QUICK, rounds=1, compilings=1, learners=2, neighbors=2, endurance=4, own_boxes=1)
COUNT_COMPILED = """
import jax

compiled, found = [], []

def note_compiled(event, seconds, **_):
    if event == "/jax/core/compile/backend_compile_duration":
        compiled.append(event)

def note_found(event, **_):
    if event == "/jax/compilation_cache/cache_hits":
        found.append(event)

jax.monitoring.register_event_duration_secs_listener(note_compiled)
jax.monitoring.register_event_listener(note_found)
"""
TELL_COMPILED = """
train = train_briefly

def train_briefly(*arguments):
    result = train(*arguments)
    print(len(compiled) - len(found))
    return result
"""


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Give a bank of one problem with one set of secret inputs, and the process backend."""
    folder = tmp_path_factory.mktemp("bench")
    problem = replace(load_bank().find("pure_state_update"), secret_set_count=1)
    bank = Bank(problems=(problem,), lessons=(), version="test")
    settings = Settings(data=folder, cache=folder)
    return Ground(settings, bank, "process", TINY, collect_submissions(bank))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def judge(ground: Ground) -> AsyncIterator[Judge]:
    """A judge for all parts, whose boxes make their folders where they can be counted."""
    with temporary_folder(ground.settings.data):
        async with ground.opened_judge() as opened:
            yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def compared(ground: Ground) -> Comparisons:
    """What the judge is compared with."""
    return await measure_comparisons(ground, at_once=2)


def check_rows(rows: list[Row], *beginnings: str) -> None:
    """Check that these rows are there, in order, all of them measured."""
    assert len(rows) == len(beginnings)
    for row, beginning in zip(rows, beginnings, strict=True):
        assert row.name.startswith(beginning)
        assert row.count > 0
        assert row.most >= row.p95 >= row.median >= row.least


async def test_every_sort_has_its_row(ground: Ground, judge: Judge, compared: Comparisons) -> None:
    """Each sort of submission is compared with the opponent that had the same kind of work."""
    rows = [row async for row in measure_verdicts(ground, judge, compared)]

    check_rows(rows, "accepted", "accepted", "wrong", "raising", "syntax error", "training")
    assert rows[0].times == pytest.approx(compared.eager.median / rows[0].median)
    assert rows[-1].times == pytest.approx(compared.compiling.median / rows[-1].median)
    assert [goal.limit for goal in rows[0].goals] == [60, 150, 40]


async def test_a_crowd_is_measured_in_full(ground: Ground, judge: Judge, compared: Comparisons) -> None:
    """Every submission of the crowd waited for a verdict, and the memory was looked at meanwhile."""
    rate, waiting, memory = [row async for row in measure_crowd(ground, judge, compared)]

    check_rows([rate, waiting, memory], "throughput", "waiting", "memory")
    assert rate.times == pytest.approx(rate.median / compared.throughput.median)
    assert waiting.count == ground.plan.learners * ground.plan.each
    assert memory.most > 50


async def test_a_loop_is_measured_both_ways(ground: Ground, judge: Judge) -> None:
    """Those who come in turn and those who come at once each have a ratio."""
    way = ("one after another", "one after another", "one after another: p95")
    other = ("all at once", "all at once", "all at once: p95")

    check_rows([row async for row in measure_loop(ground, judge)], *way, *other)


async def test_endurance_looks_at_everything(ground: Ground, judge: Judge) -> None:
    """Memory, processes, descriptors, files and containers each have a row, with a goal."""
    took, *grown = [row async for row in measure_endurance(ground, judge)]

    check_rows([took, *grown], "a verdict", *["growth of"] * 6)
    assert all(row.goals for row in grown)


async def test_a_wrong_verdict_is_no_figure(ground: Ground, judge: Judge) -> None:
    """When a submission is not judged as it must be, measuring stops and says what came instead."""
    [accepted] = ground.submissions.accepted

    with pytest.raises(MeasureVerdictError, match="ACCEPTED instead of WRONG_VALUE"):
        await judge_known(judge, replace(accepted, verdict=Verdict.WRONG_VALUE))


async def test_a_loop_that_is_no_loop_is_noticed(ground: Ground, judge: Judge) -> None:
    """The row about the endless loop cannot be had with a loop that ends."""
    [accepted] = ground.submissions.accepted
    problem = replace(accepted.problem, wall_seconds=5.0)
    submissions = replace(
        ground.submissions, accepted=(Submission(problem, problem.reference, Verdict.TIMEOUT, "no loop"),)
    )

    with pytest.raises(MeasureVerdictError, match="instead of TIMEOUT"):
        await judge_known(judge, submissions.accepted[0])
    async with looping(ground, judge):
        assert await judge_known(judge, accepted) > 0


async def test_a_training_step_is_not_in_the_cache(ground: Ground, judge: Judge) -> None:
    """A training step is compiled while its learner waits: what trusted jobs compile of their own is not kept."""
    misses = []
    for training in (write_training(REFERENCE_CEILING), write_new_training(), write_new_training()):
        source = f"{COUNT_COMPILED}{training}{TELL_COMPILED}"
        report = await judge.judge(ground.submissions.training, source)

        assert report.verdict is Verdict.ACCEPTED, report.headline
        misses.append(int(report.stdout.split()[0]))
    assert all(count > 0 for count in misses)


async def test_repeated_cases_are_judged_like_any_other(ground: Ground, judge: Judge) -> None:
    """The problem that shows how cost grows with cases has as many as it says, and its reference is accepted."""
    [accepted] = ground.submissions.accepted
    problem = repeat_case(accepted.problem, 5)
    report = await judge.judge(problem, accepted.source)

    assert report.verdict is Verdict.ACCEPTED
    assert len(report.cases) == 5


# -- the opponent ------------------------------------------------------------------------------------------------------


async def test_the_opponent_tells_right_from_wrong(ground: Ground) -> None:
    """Cold or warm, it compares with the reference's outputs, and one that finds something else is refused."""
    [accepted] = ground.submissions.accepted
    wrong, raising = ground.submissions.wrong[0], ground.submissions.raising[0]
    expectation = (await ground.expect([accepted]))[accepted.problem.id]
    python = choose_python(ground.settings, ground.backend)

    assert await judge_cold(python, accepted, expectation) > 0
    async with started_python(python) as floor:
        for one in (accepted, wrong, raising, ground.submissions.broken[0], accepted):
            assert await floor.judge(one, expectation) > 0
        with pytest.raises(OpponentError, match="ACCEPTED instead of"):
            await floor.judge(replace(accepted, verdict=Verdict.WRONG_VALUE), expectation)
        with pytest.raises(OpponentError, match="instead of ACCEPTED"):
            await floor.judge(replace(wrong, verdict=Verdict.ACCEPTED), expectation)


async def test_a_failing_opponent_is_an_error_and_no_figure(ground: Ground) -> None:
    """A benchmark must not win against an opponent that fell over."""
    [accepted] = ground.submissions.accepted
    expectation = (await ground.expect([accepted]))[accepted.problem.id]

    with pytest.raises(OpponentError, match="the opponent failed"):
        await judge_cold(["env", "false"], accepted, expectation)


# -- what the boxes hold -----------------------------------------------------------------------------------------------


async def test_a_footprint_sees_what_grows(tmp_path: Path) -> None:
    """A child process, its memory, its descriptors and a temporary file are each seen, and gone when they are gone."""
    hold = "held = bytearray(b'x') * 50_000_000; files = [open('/dev/null') for _ in range(20)]; print(); input()"
    with temporary_folder(tmp_path):
        before = read_footprint("process")
        child = await asyncio.create_subprocess_exec(
            "python3", "-c", hold, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        assert child.stdout is not None
        await child.stdout.readline()
        with tempfile.NamedTemporaryFile():
            during = read_footprint("process")
        await child.communicate(b"\n")
        after = read_footprint("process")

    assert during.processes == before.processes + 1
    assert during.memory_mib - before.memory_mib > 50_000_000 / MIB - 1
    assert during.descriptors >= before.descriptors + 20
    assert during.files == before.files + 1
    assert (after.processes, after.files) == (before.processes, before.files)


@pytest.mark.docker
async def test_a_footprint_sees_the_containers(ground: Ground) -> None:
    """The containers of a judge of this process are counted with what they hold, and no others."""
    image = os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box")
    own = replace(ground, backend="docker", settings=ground.settings.model_copy(update={"docker_image": image}))
    before = read_footprint("docker")
    async with own.opened_judge(slots=1):
        during = read_footprint("docker")
    after = read_footprint("docker")

    assert after.containers == before.containers
    assert during.containers > before.containers
    assert during.processes >= 2
    assert 50 < during.memory_mib < 4096

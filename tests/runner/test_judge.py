"""The judge as the bot meets it: a problem of the bank and a submission in, a report out."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from problems.bank import Bank, load_bank
from runner.expected import Expectations, ExpectOutputsError
from runner.judge import OpenJudgeError, open_judge
from runner.process import open_process_launcher
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from problems.problem import Problem
    from runner.judge import Judge
    from runner.protocol import RawCase

pytestmark = pytest.mark.asyncio(loop_scope="module")

CANARY = "canary_5b1f9d"


def shrink(problem: Problem) -> Problem:
    """Keep one set of secret inputs and plant a canary in the reference: less to compute, and something to look for."""
    return replace(problem, secret_set_count=1, reference=f"# {CANARY}\n{problem.reference}\n{CANARY} = 1\n")


@pytest.fixture(scope="module")
def bank() -> Bank:
    """A bank of one problem."""
    whole = load_bank()
    return Bank(problems=(shrink(whole.find("pure_state_update")),), lessons=(), version="test")


@pytest_asyncio.fixture(
    scope="module", loop_scope="module", params=["process", pytest.param("docker", marks=pytest.mark.docker)]
)
async def judge(
    request: pytest.FixtureRequest, bank: Bank, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Judge]:
    """A judge of each kind."""
    image = os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box")
    opened = await open_judge(
        request.param, bank, cache_folder=tmp_path_factory.mktemp("cache"), secret=b"test", slots=1, image=image
    )
    yield opened
    await opened.close()


async def test_the_reference_is_accepted_again_and_again(judge: Judge, bank: Bank) -> None:
    """The reference passes, whichever inputs are drawn, and the report says where and how long."""
    [problem] = bank.problems
    for _ in range(3):
        report = await judge.judge(problem, problem.reference)

        assert report.verdict is Verdict.ACCEPTED
        assert report.backend == judge.backend
        assert report.total_ms >= report.box_ms > 0


async def test_the_starter_is_unattempted(judge: Judge, bank: Bank) -> None:
    """What the problem hands out is recognised."""
    [problem] = bank.problems

    assert (await judge.judge(problem, problem.starter)).verdict is Verdict.UNATTEMPTED


async def test_what_is_not_source_reaches_no_box(judge: Judge, bank: Bank) -> None:
    """A rejected submission never starts."""
    [problem] = bank.problems
    started: list[None] = []

    report = await judge.judge(problem, "\0", on_start=lambda: started.append(None))

    assert report.verdict is Verdict.REJECTED
    assert not started


async def test_the_reference_is_nowhere_in_the_submissions_process(judge: Judge, bank: Bank) -> None:
    """A canary in the reference is in no object, no frame, no code object, no loaded file of the process."""
    [problem] = bank.problems
    source = f"""
import gc, sys

def {problem.entry}(*arguments):
    wanted = "".join(["canary", "_5b1f9d"])
    seen = []
    for item in gc.get_objects():
        if isinstance(item, dict):
            seen += [text for text in (*item.keys(), *item.values()) if type(text) in (str, bytes)]
        elif isinstance(item, (list, tuple, set)):
            seen += [text for text in item if type(text) in (str, bytes)]
    frame = sys._getframe()
    while frame:
        seen += [value for value in frame.f_locals.values() if type(value) in (str, bytes)]
        frame = frame.f_back
    texts = [text if isinstance(text, str) else text.decode("latin-1") for text in seen if text is not wanted]
    return [text for text in texts if wanted in text]
"""
    report = await judge.judge(problem, source)

    assert report.cases[0].mismatch is not None
    assert report.cases[0].mismatch.got == "[]"


async def test_no_usable_backend_is_said_in_a_sentence(bank: Bank, tmp_path: Path) -> None:
    """When nothing can run boxes, opening fails with what is missing."""
    with pytest.raises(OpenJudgeError, match="no-python"):
        await open_judge("process", bank, cache_folder=tmp_path, secret=b"", box_python=tmp_path / "no-python")


# -- reference outputs -------------------------------------------------------------------------------------------------


async def test_damaged_reference_outputs_are_computed_again(bank: Bank, tmp_path: Path) -> None:
    """A file that was cut or changed is not believed: the outputs are computed again, and are the same."""
    [problem] = bank.problems
    launcher = await open_process_launcher(tmp_path, sizes=())

    async def find() -> tuple[RawCase, ...]:
        expectations = Expectations(launcher, tmp_path, secret=b"x")
        found = await expectations.find(problem, 0)
        await expectations.close()
        return found.outcome.cases

    first = await find()
    [kept] = await asyncio.to_thread(lambda: list(tmp_path.glob("expected/**/reference-*")))
    whole = kept.read_bytes()
    assert await find() == first
    assert kept.read_bytes() == whole

    kept.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert await find() == first
    assert kept.read_bytes() == whole


async def test_a_reference_that_fails_is_our_fault(bank: Bank, tmp_path: Path) -> None:
    """A reference that raises is reported as such, not compared with."""
    [problem] = bank.problems
    launcher = await open_process_launcher(tmp_path, sizes=())
    broken = replace(problem, reference=f"def {problem.entry}(*arguments): raise ValueError('broken')")
    expectations = Expectations(launcher, tmp_path, secret=b"x")

    with pytest.raises(ExpectOutputsError, match="broken"):
        await expectations.find(broken, 0)
    await expectations.close()


async def test_a_fault_in_a_problems_own_checks_is_ours(judge: Judge, bank: Bank) -> None:
    """A check that raises is an incident, and no verdict on the learner."""
    [problem] = bank.problems

    def fail(_: object) -> None:
        raise ZeroDivisionError("a fault in requirements.py")

    report = await judge.judge(replace(problem, checks=(fail,)), problem.reference)

    assert report.verdict is Verdict.INFRA
    assert report.incident

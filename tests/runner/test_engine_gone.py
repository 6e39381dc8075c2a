"""The Docker engine goes away in the middle of a job, and comes back.

Other tests need the real engine, so it is not stopped here: the judge reaches it through a socket of this test's own,
which closes every connection and stops listening, as a stopped engine does.
"""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from problems.bank import Bank, load_bank
from runner.judge import open_judge
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from problems.problem import Problem
    from runner.judge import Judge

pytestmark = [
    pytest.mark.docker,
    pytest.mark.asyncio(loop_scope="module"),
    # The Docker library leaves a socket to the garbage collector when it cannot connect.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

ENGINE = Path("/var/run/docker.sock")
PIECE_BYTES = 65_536
BURST = 40
ANSWERED_BEFORE = 5
SLEEPER = "import time\ntime.sleep(8)\n"


class Engine:
    """A way to the engine that can be closed and opened again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Let connections through."""
        self._server = await asyncio.start_unix_server(self._join, self.path)

    async def stop(self) -> None:
        """Close every connection, and refuse new ones."""
        if self._server is not None:
            self._server.close()
            self.path.unlink(missing_ok=True)
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        engine_reader, engine_writer = await asyncio.open_unix_connection(ENGINE)
        ends = {writer, engine_writer}
        self._writers |= ends
        try:
            await asyncio.gather(copy(reader, engine_writer), copy(engine_reader, writer))
        finally:
            self._writers -= ends
            for end in ends:
                end.close()


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Copy bytes until one side ends, then end the other's input."""
    with suppress(OSError):
        while piece := await reader.read(PIECE_BYTES):
            writer.write(piece)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()


@pytest_asyncio.fixture(loop_scope="module")
async def engine(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Engine]:
    """Put a way to the engine where the judge looks for it."""
    if os.environ.get("DOCKER_HOST"):
        pytest.skip(f"the engine is not at {ENGINE}")
    # Not in pytest's folder: a unix socket's path may be 108 bytes long.
    with tempfile.TemporaryDirectory(prefix="engine") as folder:
        way = Engine(Path(folder) / "s")
        await way.start()
        monkeypatch.setenv("DOCKER_HOST", f"unix://{way.path}")
        yield way
        await way.stop()
        gc.collect()


async def open_small_judge(folder: Path, slots: int) -> tuple[Judge, Problem]:
    """Open a judge in containers, and a problem with few inputs."""
    problem = replace(load_bank().find("pure_state_update"), secret_set_count=1)
    judge = await open_judge(
        "docker",
        Bank(problems=(problem,), lessons=(), version="test"),
        cache_folder=folder,
        secret=b"test",
        slots=slots,
        image=os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box"),
    )
    return judge, problem


async def test_a_job_without_an_engine_is_our_fault_and_the_next_one_is_judged(engine: Engine, tmp_path: Path) -> None:
    """A submission caught by the stop is answered as INFRA; when the engine is back, judging goes on by itself."""
    judge, problem = await open_small_judge(tmp_path, slots=1)
    try:
        assert (await judge.judge(problem, problem.reference)).verdict is Verdict.ACCEPTED

        started = asyncio.Event()
        caught = asyncio.create_task(judge.judge(problem, SLEEPER + problem.reference, on_start=started.set))
        await started.wait()
        await engine.stop()
        report = await caught

        assert report.verdict is Verdict.INFRA
        assert report.incident
        assert "does not count" in report.headline

        await engine.start()
        assert (await judge.judge(problem, problem.reference)).verdict is Verdict.ACCEPTED
    finally:
        await judge.close()


@pytest.mark.slow
@pytest.mark.parametrize("away", ["briefly", "until somebody is told"])
async def test_a_burst_without_an_engine_is_answered_once_each(engine: Engine, tmp_path: Path, away: str) -> None:
    """Forty submissions, and the engine goes in the middle: all are answered once; none is answered wrongly.

    While it is away for long, an answer may be that the fault is ours; when it is back, all that come are judged again.
    """
    judge, problem = await open_small_judge(tmp_path, slots=2)
    wrong = f"def {problem.entry}(*arguments):\n    return None\n"
    sources = [wrong if number % 3 else problem.reference for number in range(BURST)]
    deserved = [Verdict.WRONG_TYPE if number % 3 else Verdict.ACCEPTED for number in range(BURST)]
    answered: Counter[int] = Counter()
    some_answered, told = asyncio.Event(), asyncio.Event()

    async def hand_in(number: int) -> Verdict:
        verdict = (await judge.judge(problem, sources[number])).verdict
        answered[number] += 1
        if answered.total() == ANSWERED_BEFORE:
            some_answered.set()
        if verdict is Verdict.INFRA:
            told.set()
        return verdict

    try:
        assert (await judge.judge(problem, problem.reference)).verdict is Verdict.ACCEPTED
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(hand_in(number)) for number in range(BURST)]
            await some_answered.wait()
            await engine.stop()
            if away == "until somebody is told":
                await told.wait()
            await engine.start()
        verdicts = [task.result() for task in tasks]
        again = [(await judge.judge(problem, source)).verdict for source in sources[:3]]
    finally:
        await judge.close()

    assert answered == Counter(range(BURST))
    allowed = {Verdict.INFRA} if away == "until somebody is told" else set()
    assert [got for got, right in zip(verdicts, deserved, strict=True) if got is not right and got not in allowed] == []
    assert again == deserved[:3]

"""What a person would build in an afternoon, and what no judge can be faster than.

The opponent is one fresh Python per submission: import, all plain cases of the judge's own job, outputs compared on
the host. It has no limits and isolates nothing but what ``docker run`` does, and it observes nothing: the judge's
counterfactual reruns are left out, in its favor. The floor is the same program, kept running between submissions.
"""

from __future__ import annotations

import asyncio
import base64
import json
import time
from asyncio.subprocess import PIPE
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.bench.programs import read_program
from bot.bench.submissions import WRONG
from runner.checker import compare
from runner.protocol import Array, Opaque
from runner.verdict import Verdict

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator

    from bot.bench.submissions import Submission
    from bot.settings import Settings
    from runner.expected import Expectation
    from runner.protocol import Value

IMAGE_PYTHON = "/opt/box/bin/python"
PIPE_BYTES = 1 << 24
SCRIPT = read_program("opponent")
"""Runs as ``python -c``: one job a line in, one answer a line out, a text when the submission raised."""


class OpponentError(Exception):
    """The opponent failed, or came to another result than it must: a comparison with it is worth nothing."""


def choose_python(settings: Settings, backend: str) -> list[str]:
    """Give the command that starts a fresh Python with the same JAX that the judge has."""
    if backend == "docker":
        flags = [
            "--rm",
            "--interactive",
            "--network",
            "none",
            "--env",
            "JAX_PLATFORMS=cpu",
            "--entrypoint",
            IMAGE_PYTHON,
        ]
        return ["docker", "run", *flags, settings.docker_image]
    own = Path(__file__).parents[2] / ".venv-box" / "bin" / "python"
    return ["env", "JAX_PLATFORMS=cpu", str(settings.box_python or own)]


async def judge_cold(command: list[str], submission: Submission, expectation: Expectation) -> float:
    """Judge one submission in a Python made for it.

    Args:
        command: What starts a Python with JAX, without its arguments.
        submission: What is judged.
        expectation: The judge's own cases, and what the reference gave for them.

    Returns:
        Milliseconds until the outputs were compared.

    Raises:
        OpponentError: When the process fails, or the result is not what it must be.
    """
    began = time.perf_counter()
    process = await _start(command)
    printed, complaint = await process.communicate(_write_job(submission, expectation))
    if process.returncode != 0:
        raise OpponentError(f"the opponent failed: {complaint.decode(errors='replace')[-500:]}")
    _compare(submission, expectation, printed)
    return (time.perf_counter() - began) * 1000


class WarmPython:
    """One Python that serves every submission, with no wall between them: the floor. Made by ``started_python``."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise OpponentError("a process without pipes")
        self._stdin, self._stdout = process.stdin, process.stdout

    async def judge(self, submission: Submission, expectation: Expectation) -> float:
        """Judge one submission; returns milliseconds until the outputs were compared.

        Raises:
            OpponentError: When the process ends, or the result is not what it must be.
        """
        began = time.perf_counter()
        self._stdin.write(_write_job(submission, expectation))
        await self._stdin.drain()
        _compare(submission, expectation, await self._stdout.readline())
        return (time.perf_counter() - began) * 1000


@asynccontextmanager
async def started_python(command: list[str]) -> AsyncIterator[WarmPython]:
    """Start one Python for many submissions, and end it."""
    process = await _start(command)
    try:
        yield WarmPython(process)
    finally:
        # It ends when its input does; with an input of nothing, unlike with none, asyncio closes it.
        await process.communicate(b"")


async def _start(command: list[str]) -> Process:
    return await asyncio.create_subprocess_exec(
        *command, "-c", SCRIPT, stdin=PIPE, stdout=PIPE, stderr=PIPE, limit=PIPE_BYTES
    )


def _write_job(submission: Submission, expectation: Expectation) -> bytes:
    cases = [[_encode(value) for value in case.args] for case in expectation.cases if not case.is_rerun]
    return json.dumps({"source": submission.source, "entry": submission.problem.entry, "cases": cases}).encode() + b"\n"


def _compare(submission: Submission, expectation: Expectation, line: bytes) -> None:
    """Compare what came with what the reference gave, and that with what the submission must get."""
    if not line:
        raise OpponentError("the opponent gave no answer")
    answer = json.loads(line)
    found = Verdict.ERROR
    if isinstance(answer, list):
        wanted = [
            raw.value
            for case, raw in zip(expectation.cases, expectation.outcome.cases, strict=True)
            if not case.is_rerun
        ]
        problem = submission.problem
        findings = [
            compare(value, _decode(got), atol=problem.atol, rtol=problem.rtol)
            for value, got in zip(wanted, answer, strict=True)
        ]
        found = next((finding.verdict for finding in findings if finding), Verdict.ACCEPTED)
    is_wrong = {found, submission.verdict} <= WRONG
    if found is not submission.verdict and not is_wrong:
        raise OpponentError(f"the opponent finds {found} instead of {submission.verdict}: {answer}"[:500])


def _encode(value: Value) -> Any:  # noqa: ANN401  # JSON
    if isinstance(value, Array):
        return {"dtype": value.dtype, "shape": list(value.shape), "data": base64.b64encode(value.data).decode()}
    return value


def _decode(value: dict[str, Any]) -> Value:
    if "type" in value:
        return Opaque(value["type"], "")
    return Array(value["dtype"], tuple(value["shape"]), base64.b64decode(value["data"]))

"""The hostile programs with what their headers say, and one judge of each kind for the tests that run them."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio

from problems.bank import Bank, load_bank
from runner.judge import PoolJudge, open_judge
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from problems.problem import Problem
    from runner.judge import Judge

PROGRAMS: Final = Path(__file__).parent / "programs"
ENTRY: Final = "multi_param_forward"
ATTEMPT_SECONDS: Final = 2.0
"""The wall of a hostile submission: most of them sit it out."""
FIRST_LINE: Final = re.compile(r"# (?:attack (?P<number>\d+)|control): \S")
HEADER_LINE: Final = re.compile(r"# (?P<key>[a-z-]+): (?P<value>\S.*)")
BOT_CANARY: Final = "canary-of-the-bot"
REFERENCE_CANARY: Final = "canary_of_the_reference"


@dataclass(frozen=True, slots=True)
class Program:
    """One hostile (or control) submission and what its header says.

    Attributes:
        name: File name without its ending.
        number: Place in the catalogue of attacks; None for a control.
        source: What is submitted.
        expect: Names of the verdicts that it may get in a container.
        expect_process: The same without a container.
        only: The one backend that it may run in, or empty.
        wall_seconds: Time of the whole job.
        within_seconds: From its arrival in a warm box to its end.
        says: Part of the headline, or empty.
        fools_naive_runner: Whether a runner without walls is fooled by it.
        is_quick: Whether it belongs to the quick form of the suite.
        repeats: How often it is handed in to see that its verdict stays the same.
    """

    name: str
    number: int | None
    source: str
    expect: frozenset[str]
    expect_process: frozenset[str]
    only: str
    wall_seconds: float
    within_seconds: float
    says: str
    fools_naive_runner: bool
    is_quick: bool
    repeats: int

    def expected(self, backend: str) -> frozenset[str]:
        """Give the verdicts that it may get from a judge of that kind."""
        return self.expect if backend == "docker" else self.expect_process


def read_program(path: Path, fronts: dict[str, str]) -> Program:
    """Read a program and its header, the comments at its beginning.

    Args:
        path: The program.
        fronts: Sources by the name under which a program's ``# after:`` asks for one to stand in front of it.
    """
    text = path.read_text("utf-8")
    first = FIRST_LINE.match(text)
    assert first is not None, f"{path.name} does not begin with what it attacks"
    header: dict[str, str] = {}
    for line in text.splitlines()[1:]:
        found = HEADER_LINE.fullmatch(line)
        if found is None:
            break
        header[found["key"]] = found["value"]
    if header.get("read-as") == "escapes":
        text = text.encode("ascii").decode("unicode_escape")
    expect = frozenset(header["expect"].split())
    wall_seconds = float(header.get("wall-seconds", ATTEMPT_SECONDS))
    return Program(
        name=path.stem,
        number=int(first["number"]) if first["number"] else None,
        source=fronts[header["after"]] + "\n\n" + text if "after" in header else text,
        expect=expect,
        expect_process=frozenset(header.get("expect-process", "").split()) or expect,
        only=header.get("only", ""),
        wall_seconds=wall_seconds,
        within_seconds=float(header.get("within-seconds", wall_seconds + 3.0)),
        says=header.get("says", ""),
        fools_naive_runner=header.get("naive") == "fooled",
        is_quick=header.get("quick") == "yes",
        repeats=int(header.get("repeat", "1")),
    )


def read_programs() -> dict[str, Program]:
    """Read all programs, by name."""
    problem = load_bank().find(ENTRY)
    fronts = {"reference": problem.reference, "starter": problem.starter}
    return {path.stem: read_program(path, fronts) for path in sorted(PROGRAMS.glob("*.py"))}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a ``program`` once for each, and one that takes a ``repeated`` for those that repeat."""
    for argument in {"program", "repeated"}.intersection(metafunc.fixturenames):
        once = argument == "program"
        programs = [program for program in read_programs().values() if once or program.repeats > 1]
        quick = [pytest.mark.hostile_quick]
        marked = [
            pytest.param(program, id=program.name, marks=quick if once and program.is_quick else [])
            for program in programs
        ]
        metafunc.parametrize(argument, marked)


@pytest.fixture(scope="session")
def programs() -> dict[str, Program]:
    """All programs by name."""
    return read_programs()


@pytest.fixture(scope="module")
def problem() -> Problem:
    """The problem that all programs pretend to solve, with a canary in its reference and few inputs to compute."""
    whole = load_bank().find(ENTRY)
    return replace(whole, secret_set_count=2, reference=f"{whole.reference}\n{REFERENCE_CANARY} = 1\n")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where boxes that are processes make their scratch folders."""
    return tmp_path_factory.mktemp("scratch")


@pytest_asyncio.fixture(
    scope="module", loop_scope="module", params=["process", pytest.param("docker", marks=pytest.mark.docker)]
)
async def judge(
    request: pytest.FixtureRequest, problem: Problem, scratch: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Judge]:
    """A judge of each kind as production opens it, with one slot, and a canary in the bot's environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCORD_TOKEN", BOT_CANARY)
        patch.setattr(tempfile, "tempdir", str(scratch))
        opened = await open_judge(
            request.param,
            Bank(problems=(problem,), lessons=(), version="hostile"),
            cache_folder=tmp_path_factory.mktemp("cache"),
            secret=b"hostile",
            slots=1,
            image=os.environ.get("JAXTUTOR_DOCKER_IMAGE", "jaxtutor-box"),
        )
        assert (await opened.judge(problem, problem.reference)).verdict is Verdict.ACCEPTED
        assert isinstance(opened, PoolJudge)
        # The box that fills the compilation cache is no leftover of an attack: wait until it is gone.
        assert opened._preparing is not None
        await opened._preparing
        yield opened
        await opened.close()

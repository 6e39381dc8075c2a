"""The hostile programs with what their headers say, for the tests that run them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from problems.bank import load_bank

PROGRAMS: Final = Path(__file__).parent / "programs"
ENTRY: Final = "multi_param_forward"
ATTEMPT_SECONDS: Final = 2.0
"""The wall of a hostile submission: most of them sit it out."""


@dataclass(frozen=True, slots=True)
class Program:
    """One hostile (or control) submission and what its header says.

    Attributes:
        name: File name without its ending.
        source: What is submitted.
        expect: Names of the verdicts that it may get in a container.
        expect_process: The same without a container.
        only: The one backend that it may run in, or empty.
        wall_seconds: Time of the whole job.
        within_seconds: From its arrival in a warm box to its end.
        says: Part of the headline, or empty.
        fools_naive_runner: Whether a runner without walls is fooled by it.
    """

    name: str
    source: str
    expect: frozenset[str]
    expect_process: frozenset[str]
    only: str
    wall_seconds: float
    within_seconds: float
    says: str
    fools_naive_runner: bool


def read_program(path: Path, reference: str) -> Program:
    """Read a program and its header, the comments at its beginning.

    Args:
        path: The program.
        reference: Source that stands in front of a program that says ``# after: reference``.
    """
    text = path.read_text("utf-8")
    header: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        key, _, value = line[2:].partition(": ")
        header[key] = value
    expect = frozenset(header["expect"].split())
    wall_seconds = float(header.get("wall-seconds", ATTEMPT_SECONDS))
    return Program(
        name=path.stem,
        source=reference + "\n\n" + text if header.get("after") == "reference" else text,
        expect=expect,
        expect_process=frozenset(header.get("expect-process", "").split()) or expect,
        only=header.get("only", ""),
        wall_seconds=wall_seconds,
        within_seconds=float(header.get("within-seconds", wall_seconds + 3.0)),
        says=header.get("says", ""),
        fools_naive_runner=header.get("naive") == "fooled",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a ``program`` once for each."""
    if "program" in metafunc.fixturenames:
        reference = load_bank().find(ENTRY).reference
        programs = [read_program(path, reference) for path in sorted(PROGRAMS.glob("*.py"))]
        metafunc.parametrize("program", programs, ids=[program.name for program in programs])


@pytest.fixture(scope="session")
def programs() -> dict[str, Program]:
    """All programs by name."""
    reference = load_bank().find(ENTRY).reference
    return {path.stem: read_program(path, reference) for path in sorted(PROGRAMS.glob("*.py"))}

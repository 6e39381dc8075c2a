"""``jaxtutor bench`` as it is typed: a real process, the real judge, what it prints and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from runner.expected import read_results, write_results
from runner.protocol import Array

QUICKEST = ("--quick", "--backend", "process", "--only", "start")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for data and cache, shared by this module, so that references are computed once."""
    return tmp_path_factory.mktemp("home")


def bench(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command from a folder that is not the checkout."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("JAXTUTOR_", "DISCORD_"))}
    return subprocess.run(
        [str(Path(sys.executable).parent / "jaxtutor"), "bench", *arguments],
        env=clean | {"JAXTUTOR_DATA": str(folder / "data"), "JAXTUTOR_CACHE": str(folder / "cache")},
        capture_output=True, text=True, timeout=280, check=False, cwd="/",
    )  # fmt: skip


@pytest.mark.slow
def test_bench_prints_json_and_writes_a_page(folder: Path) -> None:
    """One object with the machine and every row, and the same as Markdown between the page's marks."""
    page = folder / "page.md"
    page.write_text("before\n<!-- measured -->\n<!-- /measured -->\nafter\n", "utf-8")
    finished = bench(*QUICKEST, "--json", "--write", str(page), folder=folder)

    assert finished.returncode == 0, finished.stderr
    described = json.loads(finished.stdout)
    assert {"machine", "load_before", "load_after", "was_busy", "is_quick", "rows"} <= described.keys()
    [row] = described["rows"]
    assert row["group"] == "process: cold start"
    assert {goal["figure"] for goal in row["goals"]} == {"median", "p95"}
    assert "### Process: cold start" in page.read_text("utf-8")
    assert described["machine"] in page.read_text("utf-8")


@pytest.mark.slow
def test_bench_ends_with_status_1_when_a_verdict_is_wrong(folder: Path) -> None:
    """With other outputs expected than the reference gives, no figure is printed."""
    assert bench(*QUICKEST, folder=folder).returncode == 0
    kept = list(folder.glob("cache/expected/**/reference-*"))
    assert kept
    for path in kept:
        results = read_results(path) or {}
        write_results(path, {name: replace(one, value=Array("float32", (0,), b"")) for name, one in results.items()})
    finished = bench(*QUICKEST, folder=folder)

    assert finished.returncode == 1, finished.stderr
    assert "instead of ACCEPTED" in finished.stderr
    assert finished.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--only", "everything"), "verdicts"),
        (("--endurance", "0"), "endurance"),
        (("--write", "/nowhere/page.md"), "/nowhere/page.md"),
        (("--write", "/dev/null"), "<!-- measured -->"),
    ],
)
def test_bench_refuses_before_it_measures(arguments: tuple[str, ...], said: str, folder: Path) -> None:
    """A typing error is told at once, not after twenty minutes of measuring."""
    finished = bench(*arguments, folder=folder)

    assert finished.returncode == 2
    assert said in finished.stderr
    assert "Traceback" not in finished.stderr

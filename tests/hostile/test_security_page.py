"""SECURITY.md promises nothing that no test holds."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "SECURITY.md").read_text("utf-8")
PROMISES: Final = PAGE.partition("## What is promised")[2].partition("\n## ")[0]
ROWS: Final = [line for line in PROMISES.splitlines() if line.startswith("| ")][2:]
TEST: Final = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PROGRAM: Final = re.compile(r"`([hx]\d\d_\w+)`")


@cache
def list_tests(path: str) -> frozenset[str]:
    """List the tests of a file."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, functions))


def test_every_promise_is_held_by_a_test() -> None:
    """Each row of the table names a test or a hostile program in its last column."""
    assert len(ROWS) >= 15
    for row in ROWS:
        *_, held_by = row.rstrip("| ").split(" | ")
        assert TEST.search(held_by) or PROGRAM.search(held_by), row


def test_every_test_that_is_named_exists() -> None:
    """A promise whose test was renamed or removed is held by nothing."""
    named = TEST.findall(PAGE)

    assert named
    assert [(path, name) for path, name in named if name not in list_tests(path)] == []


def test_every_program_that_is_named_exists() -> None:
    """The same for hostile programs."""
    programs = {path.stem for path in (ROOT / "tests" / "hostile" / "programs").glob("*.py")}

    assert set(PROGRAM.findall(PAGE)) <= programs
    assert PROGRAM.findall(PAGE)

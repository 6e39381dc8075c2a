"""Claims about the source tree as a whole: which way imports run, how modules are named, what no file may contain."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"bot", "runner", "problems", "playground", "migrations"}
MODULE_LINES = 400
BOX_PARTS = {"jax", "flax", "numpy", "optax", "orbax"}
PROTOCOL = {"runner.protocol", "runner.codec", "runner.limits"}


@dataclass(frozen=True)
class Border:
    """What the modules below one folder may import."""

    folder: str
    ours: frozenset[str]
    never: frozenset[str] = frozenset()


BORDERS = [
    Border("bot/core", frozenset({"bot.core", "problems", "runner"}), frozenset({"discord", "sqlalchemy", "alembic"})),
    Border(
        "bot/store", frozenset({"bot.store", "bot.core", "migrations", "problems", "runner"}), frozenset({"discord"})
    ),
    Border("bot/views", frozenset({"bot.views", "bot.core", "problems", "runner"}), frozenset({"sqlalchemy"})),
    Border("bot", frozenset({"bot", "problems", "runner", "playground"})),
    Border("runner/box", frozenset({"runner.box", *PROTOCOL})),
    Border("runner", frozenset({"runner", "problems"}), frozenset({"discord", "sqlalchemy"})),
    Border("problems", frozenset({"problems", "runner.protocol"}), frozenset({"discord", "sqlalchemy"})),
    Border("playground", frozenset({"playground"}), frozenset({"discord", "sqlalchemy"})),
    Border("migrations", frozenset({"bot.store", "migrations"}), frozenset({"discord"})),
]


def tracked(pattern: str) -> list[Path]:
    """List the files that git knows (or would add) for a pattern."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [ROOT / line for line in listing.stdout.splitlines() if (ROOT / line).exists()]


def is_solution(path: Path) -> bool:
    """Tell a problem's own folder (starter, solutions, inputs) from the bank's modules."""
    parts = path.relative_to(ROOT).parts
    return parts[0] == "problems" and len(parts) > 2 and parts[2][:1].isdigit()


MODULES = [
    path for path in tracked("*.py") if path.relative_to(ROOT).parts[0] in OURS and not is_solution(path)
]  # fmt: skip


def imported(path: Path) -> set[str]:
    """Name every module that a file imports, at any depth."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            stem = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, [stem, node.module or ""]))
            for alias in node.names:
                # `from runner import codec` imports the module, `from runner.codec import decode` a name in it.
                is_module = (ROOT / source.replace(".", "/") / f"{alias.name}.py").exists()
                names.add(f"{source}.{alias.name}" if is_module else source)
    return names


def starts_with(name: str, prefixes: frozenset[str] | set[str]) -> bool:
    """Tell whether a dotted name is one of the prefixes or lies below one."""
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    """No module imports across a border that the design closes."""
    border = next(one for one in BORDERS if path.is_relative_to(ROOT / one.folder))
    ours = {name for name in imported(path) if starts_with(name, OURS)}

    assert {name for name in ours if not starts_with(name, border.ours)} == set()
    assert {name for name in imported(path) if starts_with(name, border.never)} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_box_imports_jax(path: Path) -> None:
    """The host never loads JAX, and the box loads nothing but JAX's family and the standard library."""
    foreign = {name.partition(".")[0] for name in imported(path)} - OURS - set(sys.stdlib_module_names) - {"__future__"}
    if path.is_relative_to(ROOT / "runner" / "box"):
        assert foreign <= BOX_PARTS
    else:
        assert foreign.isdisjoint({"jax", "jaxlib", "flax", "optax", "orbax"})


def test_the_protocol_needs_only_the_standard_library() -> None:
    """Both sides of the wall import the protocol, so it drags nothing in."""
    for name in PROTOCOL:
        path = ROOT / (name.replace(".", "/") + ".py")
        if path.exists():
            roots = {one.partition(".")[0] for one in imported(path)}

            assert roots <= set(sys.stdlib_module_names) | {"__future__", "runner"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_small_and_have_a_subject(path: Path) -> None:
    """No module is a bag named after nothing, and none holds more than one idea's worth of lines."""
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
    assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", tracked(":(glob)tests/**/test_*.py"), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_test_states_its_claim(path: Path) -> None:
    """A test's docstring is the claim that it proves."""
    silent = [
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]

    assert silent == []


def test_locks_hold_names_versions_and_hashes_only() -> None:
    """A lock file names no address, and pins every package with hashes."""
    for lock in tracked("requirements/*.lock"):
        text = lock.read_text("utf-8")

        assert "://" not in text
        assert "--index" not in text
        pins = re.findall(r"^[a-z][^ ]*==.*$", text, re.MULTILINE)
        assert pins
        assert len(re.findall(r"^[a-z][^ ]*==.*\\\n +--hash=sha256:", text, re.MULTILINE)) == len(pins)

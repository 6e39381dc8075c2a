"""Starts a new problem: a folder that loads, and fails the check until it is filled in."""

from __future__ import annotations

import re
from pathlib import Path

from problems.examine import SECTIONS, TODO

ROOT = Path(__file__).parent
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NUMBERS = range(1, 100)

_SETTINGS = """\
id = "{id}"
title = "{todo}: what a learner will be able to do"
concept = "{todo}: in a few words"
difficulty = "medium"
tags = []
prerequisites = []
lessons = []
entry = "{entry}"
parameters = ["seed", "x"]
atol = 1e-5
rtol = 1e-5
"""

_CODE = """\
import jax
import jax.numpy as jnp
from flax import nnx


def {entry}(seed, x):
    {body}
"""

_INPUTS = '''\
"""{todo}: say which shapes and numbers there are, and why."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (case("three numbers", 0.0, vector([1.0, 2.0, 3.0])),)

RERUNS = ()

LENGTHS = (1, 3, 4)


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_vector(rng, length)) for length in LENGTHS)
'''

_REQUIREMENTS = '''\
"""What the page asks, in the page's order. The words are in problems/vocabulary."""

from problems.vocabulary import Subject, resembles

model = Subject("kernel")

CHECKS = (
    resembles("what_is_believed", finding="what-is-believed", says="{todo}: what was observed, and why it matters."),
    model.is_built(requirement=1),
)
'''

_WRONG = """\
# verdict: WRONG_VALUE
# diagnosis: what-is-believed

# {todo}: what somebody writes who believes something else; call the file after it, here and in requirements.py
{code}
"""

_HINTS = """\
# Concept

{todo}: the idea, without any name of the API.

# API

{todo}: the names to look up.

# Nearly code

{todo}: the steps, one by one, without the code.
"""


class NewProblemError(Exception):
    """The folder cannot be made; the message says why."""


def new_problem(problem: str, *, track: str, number: int | None = None, root: Path = ROOT) -> Path:
    """Make a problem's folder, with every file in place and a TODO wherever something is to be written.

    Args:
        problem: Its id, kebab-case.
        track: Its track, kebab-case; a new one is made.
        number: Its place in the track; by default the one after the last.
        root: The bank's folder.

    Returns:
        The folder.

    Raises:
        NewProblemError: If a name or number cannot be used, or is taken.
    """
    for name in (problem, track):
        if not _NAME.fullmatch(name):
            raise NewProblemError(f"{name!r} is not a name for a folder; use small letters, digits and single hyphens")
    if list(root.glob(f"*/[0-9][0-9]_{problem}")):
        raise NewProblemError(f"there is a problem called {problem} already, and an id is never used twice")
    taken = {int(folder.name[:2]) for folder in (root / track).glob("[0-9][0-9]_*")}
    place = number if number is not None else max(taken, default=0) + 1
    if place not in _NUMBERS or place in taken:
        raise NewProblemError(f"{place} cannot be its number in {track}; choose a free one from 1 to 99")
    folder = root / track / f"{place:02d}_{problem}"
    names = {"id": problem, "entry": problem.replace("-", "_"), "todo": TODO}
    for path, text in _files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.format(**names), encoding="utf-8")
    return folder


def _files() -> dict[str, str]:
    sections = "\n\n".join(f"## {title}\n\n{{todo}}" for title in SECTIONS)
    return {
        "problem.toml": _SETTINGS,
        "statement.md": f"# {{todo}}: a title for the page\n\n{sections}\n",
        "starter.py": _CODE.replace("{body}", "..."),
        "reference.py": _CODE.replace("{body}", "raise NotImplementedError  # {todo}"),
        "inputs.py": _INPUTS,
        "requirements.py": _REQUIREMENTS,
        "hints.md": _HINTS,
        "accepted/.gitkeep": "",
        "wrong/what_is_believed.py": _WRONG.replace("{code}", _CODE.replace("{body}", "raise NotImplementedError")),
    }

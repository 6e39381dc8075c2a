"""Claims about docs/vocabulary.md: every word is there, and every example is written as the code is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import problems.inputs
import problems.vocabulary
from problems.diagnosis import Diagnosis
from problems.evidence import Evidence, numbers
from problems.inputs import case, vector
from runner.protocol import Case, Ending, RawCase, RawOutcome

PAGE = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
TYPES = {"Check", "Resemblance", "Start"}


def run_blocks() -> tuple[dict[str, Any], list[Any]]:
    """Run the page's code in one namespace; gives it, and the value of every line that is an expression."""
    space: dict[str, Any] = {name: getattr(problems.vocabulary, name) for name in problems.vocabulary.__all__}
    space |= {"np": np, "numbers": numbers, "Diagnosis": Diagnosis}
    values = []
    for block in BLOCKS:
        for statement in re.split(r"\n(?=[^\s)\]}])", block):
            try:
                code = compile(statement, "docs/vocabulary.md", "eval")
            except SyntaxError:
                exec(statement, space)  # noqa: S102  # the project's own page
            else:
                values.append(eval(code, space))  # noqa: S307
    return space, values


def test_every_word_has_its_example() -> None:
    """Nothing that an author may import is missing on the page."""
    code = "\n".join(BLOCKS)
    words = set(problems.vocabulary.__all__) - TYPES
    words |= {
        name for name, item in vars(problems.inputs).items() if getattr(item, "__module__", "") == "problems.inputs"
    }

    assert [word for word in sorted(words) if not re.search(rf"\b{word}\b", code)] == []


def test_every_example_is_a_check_or_a_case() -> None:
    """The code runs; what stands there as a check is one: it takes evidence, and is silent where there is none."""
    space, checks = run_blocks()
    nothing = Evidence((), RawOutcome(Ending.FINISHED), RawOutcome(Ending.FINISHED))

    assert len(checks) > 20
    assert all(check(nothing) is None for check in checks)
    assert all(isinstance(one, Case) for one in (*space["WAYS"], *space["RERUNS"], space["AGAIN"], space["BASE"]))
    assert [one.args[2] for one in space["draw"](np.random.default_rng(0))] == [4.0, 4.0, 4.0]


@pytest.mark.parametrize(("third", "speaks"), [(-1.0, True), (1.0, False)])
def test_the_check_of_ones_own_speaks(third: float, *, speaks: bool) -> None:
    """The page's last example says what it is meant to."""
    check = run_blocks()[0]["third_is_never_negative"]
    plain = case("plain")
    outcome = RawOutcome(Ending.FINISHED, cases=(RawCase("plain", vector([1.0, 2.0, third])),))

    assert (check(Evidence((plain,), outcome, outcome)) is not None) == speaks

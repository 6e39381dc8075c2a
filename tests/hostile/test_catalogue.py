"""The catalogue is whole and says what it means: read without running anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from runner.verdict import Verdict

if TYPE_CHECKING:
    from tests.hostile.conftest import Program

CATEGORIES: Final = {
    "time": range(1, 11),
    "memory": range(11, 18),
    "processes, files, output": range(18, 30),
    "network, kernel, escape": range(30, 39),
    "answers, hijacking the judge": range(39, 56),
    "source and text": range(56, 61),
    "other submissions, the bot": range(61, 100),
}
ATTACKS: Final = 60
"""How many kinds of attack the catalogue names; numbers above it were found here."""
ACCUSATION: Final = re.compile(r"assert not|raise AssertionError|got through|left behind")
UNTESTED_VERDICTS: Final = {Verdict.INFRA}
"""INFRA is our fault: no program may get it."""


@pytest.mark.parametrize("number", range(1, ATTACKS + 1))
def test_every_attack_has_a_program(programs: dict[str, Program], number: int) -> None:
    """Each of the sixty has a program with its number, in its name and in its header."""
    assert [program.name for program in programs.values() if program.number == number]


def test_names_and_headers_tell_the_same_number(programs: dict[str, Program]) -> None:
    """A program is found under the number it bears; a control has none."""
    for name, program in programs.items():
        found = re.match(r"[hx](\d\d)_", name)
        assert program.number == (int(found[1]) if found else None)


def test_every_program_expects_verdicts_that_exist(programs: dict[str, Program]) -> None:
    """A header with a verdict that no submission can get would be a test that nothing can pass."""
    known = {verdict.value for verdict in Verdict if verdict not in UNTESTED_VERDICTS}
    for name, program in programs.items():
        assert program.expect | program.expect_process <= known, name


def test_an_attack_that_may_be_accepted_says_what_must_not_happen(programs: dict[str, Program]) -> None:
    """A program whose answer is right proves something only if it fails as soon as it gets through."""
    silent = {
        name
        for name, program in programs.items()
        if program.number and "ACCEPTED" in program.expect | program.expect_process
        if not ACCUSATION.search(program.source)
    }
    # These leave something behind or talk late: what comes after them, and the invariants, tell.
    assert silent == {"h27_deep_folders", "h27_locked_folder", "h47_late_talkers"}


def test_an_attack_that_cheats_is_never_expected_to_be_accepted(programs: dict[str, Program]) -> None:
    """What fools a naive runner must not fool the judge."""
    for name, program in programs.items():
        if program.fools_naive_runner:
            assert "ACCEPTED" not in program.expect | program.expect_process, name


def test_there_are_controls_of_every_kind(programs: dict[str, Program]) -> None:
    """Some that must pass and some that must fail: without them the suite could be green for a judge that is dead."""
    controls = [program for program in programs.values() if program.number is None]

    accepted = [program for program in controls if program.expect == {"ACCEPTED"}]
    failing = {verdict for program in controls for verdict in program.expect} - {"ACCEPTED"}

    assert len(accepted) >= 5
    assert {"WRONG_VALUE", "WRONG_DTYPE", "WRONG_SHAPE", "WRONG_STRUCTURE", "UNATTEMPTED"} <= failing


@pytest.mark.parametrize("category", CATEGORIES)
def test_the_quick_form_has_one_of_every_category(programs: dict[str, Program], category: str) -> None:
    """The quick suite leaves no kind of attack out."""
    quick = [program.number for program in programs.values() if program.is_quick and program.number]

    assert set(quick) & set(CATEGORIES[category])


def test_every_verdict_is_tried_again_and_again(programs: dict[str, Program]) -> None:
    """Among the programs that are handed in twenty times, each verdict that a submission can get is expected by one."""
    repeated = [program for program in programs.values() if program.repeats > 1]

    alone = {verdict for program in repeated if len(program.expect) == 1 for verdict in program.expect}

    assert alone == {verdict.value for verdict in Verdict if verdict not in UNTESTED_VERDICTS}
    assert all(program.repeats >= 20 for program in repeated)

"""What is refused before it reaches a box, without parsing a line of it."""

from __future__ import annotations

import pytest

from runner import limits
from runner.source import BIDI_CONTROLS, find_reason_to_reject, tidy


@pytest.mark.parametrize("source", ["", " \n\t\n"])
def test_nothing_is_no_submission(source: str) -> None:
    """An empty submission is told to hold the whole solution."""
    assert "no code" in find_reason_to_reject(source)


def test_the_longest_source_is_taken_and_one_byte_more_is_not() -> None:
    """Size counts in bytes of UTF-8, and the sentence names both sizes."""
    assert find_reason_to_reject("#" * limits.SOURCE_BYTES) == ""

    reason = find_reason_to_reject("#" * (limits.SOURCE_BYTES - 1) + "é")

    assert f"{limits.SOURCE_BYTES + 1:,}" in reason
    assert f"{limits.SOURCE_BYTES:,}" in reason


def test_a_nul_byte_is_named_with_its_line() -> None:
    """A NUL byte is refused with the line it stands in."""
    assert find_reason_to_reject("x = 1\ny = '\0'\n").startswith("Line 2 holds a NUL byte")


def test_a_lone_surrogate_is_not_text() -> None:
    """Half a character cannot be encoded, so it is refused before anything tries."""
    assert "UTF-8" in find_reason_to_reject("x = '\ud800'")


@pytest.mark.parametrize("control", sorted(BIDI_CONTROLS))
def test_a_line_that_reads_differently_from_how_it_runs_is_refused(control: str) -> None:
    """Each control that reorders text is refused by name and line."""
    reason = find_reason_to_reject(f"a = 1\nb = 2  # {control} note\n")

    assert reason.startswith("Line 2 ")
    assert f"U+{ord(control):04X}" in reason


@pytest.mark.parametrize("source", ["π = 3\nprint('héllo 🎉')\n", "x = 1\r\ny = 2\r\n", "# coding: latin-1\nx = 'é'\n"])
def test_ordinary_text_of_any_language_is_taken(source: str) -> None:
    """Unicode names, other line endings and encoding cookies are no reason to refuse."""
    assert find_reason_to_reject(source) == ""


def test_a_leading_byte_order_mark_is_removed() -> None:
    """What some editors put before the first line does not reach the compiler."""
    assert tidy("\ufeffx = 1") == "x = 1"

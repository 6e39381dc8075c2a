"""What a learner's program writes does not come to life in the operator's terminal either."""

from __future__ import annotations

import logging
import unicodedata
from typing import TYPE_CHECKING

import pytest
import structlog

from bot.log import configure_logging

if TYPE_CHECKING:
    from collections.abc import Iterator

NASTY = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e\r2026-11-21\n[info]forged\u2066\ufeff"


@pytest.fixture(autouse=True)
def own_root_logger() -> Iterator[None]:
    """Put the root logger back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_control_characters_are_spelt_out_in_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a box had to say, a line of the log is one line, and nothing in it moves, colors or renames anything."""
    configure_logging("info", "text")
    structlog.get_logger("runner.judge").info("judged", noise=NASTY)
    logging.getLogger("library").warning("it said %s", NASTY)

    lines = capsys.readouterr().err.splitlines()

    assert len(lines) == 2
    assert all("owned" in line and "forged" in line for line in lines)
    assert {unicodedata.category(character) for line in lines for character in line} & {"Cc", "Cf"} == set()

"""Log lines: complete for an operator, and silent about secrets."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Literal

import pytest
import structlog

from bot.log import configure_logging

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def own_root_logger() -> Iterator[None]:
    """Give each test a root logger of its own, and put the old one's handlers back."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def fail_with_secret() -> None:
    """Raise with a secret in a local variable."""
    token = "very-secret-token"  # noqa: S105  # the point of the test
    assert token
    raise RuntimeError("broken on purpose")


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_traceback_never_shows_local_variables(
    style: Literal["text", "json"], capsys: pytest.CaptureFixture[str]
) -> None:
    """An incident's traceback names the place but not the values, which may be a token or a learner's code."""
    configure_logging("info", style)
    try:
        fail_with_secret()
    except RuntimeError:
        structlog.get_logger("test").exception("it broke", incident="abc123")

    printed = capsys.readouterr().err
    assert "abc123" in printed
    assert "broken on purpose" in printed
    assert "fail_with_secret" in printed
    # The source line that assigns it may be quoted by a traceback, its value as a variable never.
    assert "'very-secret-token'" not in printed


def test_json_lines_parse_and_libraries_are_included(capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON style every line is one object, also those of libraries that know nothing of structlog."""
    configure_logging("info", "json")
    logging.getLogger("somebody.else").warning("mind the %s", "gap")
    structlog.get_logger("ours").info("hello", place=1)

    first, second = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (first["event"], first["logger"]) == ("mind the gap", "somebody.else")
    assert (second["event"], second["place"]) == ("hello", 1)

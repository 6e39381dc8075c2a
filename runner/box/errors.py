"""Turns an exception into what the protocol carries: its type, its message and the learner's own lines, no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from runner import limits
from runner.box.values import clean, shorten, type_name
from runner.protocol import Frame, RawError

if TYPE_CHECKING:
    from types import TracebackType

SUBMISSION_NAME: Final = "submission.py"
"""The file name that the learner's source is compiled under: what tells its frames from all others."""


def describe_error(error: BaseException, source_lines: list[str]) -> RawError:
    """Describe an exception that learner code raised or let through."""
    frames = [_frame(line, function, source_lines) for line, function in _learner_lines(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename == SUBMISSION_NAME:
        frames.append(_frame(error.lineno or 0, "<module>", source_lines))
        message = shorten(lambda: error.msg)
    else:
        message = shorten(lambda: str(error))
    if len(frames) > limits.TRACEBACK_FRAMES:
        half = limits.TRACEBACK_FRAMES // 2
        frames = frames[:half] + frames[-half:]
    return RawError(type_name=type_name(type(error)), message=message, frames=tuple(frames))


def _learner_lines(traceback: TracebackType | None) -> list[tuple[int, str]]:
    found = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == SUBMISSION_NAME:
            found.append((traceback.tb_lineno or 0, code.co_name))
        traceback = traceback.tb_next
    return found


def _frame(line: int, function: str, source_lines: list[str]) -> Frame:
    text = source_lines[line - 1] if 0 < line <= len(source_lines) else ""
    return Frame(
        line=line,
        function=clean(function)[: limits.NAME_CHARS],
        text=clean(text.strip()[: limits.LINE_CHARS]),
    )

"""Finds the submission in what a learner sent, and the problem it belongs to. Pure.

Source is never parsed here: every step is a scan whose time grows linearly with the text, because a parser on this
side of the wall is one more thing to attack.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.submission import Why
    from problems.bank import Bank
    from problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Code:
    """A submission's source, and what was noticed about it.

    Attributes:
        source: The learner's code, to be judged as it is.
        notes: Sentences to show beside the verdict (typographic quotes); usually empty.
    """

    source: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """The problem that code was taken for, and why."""

    problem: Problem
    why: Why


def read_blocks(learner_text: str, *, attachments: tuple[str, ...] = ()) -> Code:
    """Find the one code block of a message.

    Args:
        learner_text: The message's content, at most a few thousand characters.
        attachments: Names of attached files, only to word the sentence when there is no block (a screenshot).

    Raises:
        ReadSourceError: No code, two blocks, another language, an unclosed or empty block, inline code only.
    """
    raise NotImplementedError


def read_typed(learner_text: str) -> Code:
    """Take a modal's text: plain code, or a message's worth of text with one code block.

    Raises:
        ReadSourceError: As `read_blocks`, when the text has fences; or it is empty.
    """
    raise NotImplementedError


def read_file(filename: str, content: bytes) -> Code:
    """Read an attached file.

    Raises:
        ReadSourceError: Not a ``.py`` file (a picture, a notebook...), too large, not UTF-8, empty.
    """
    raise NotImplementedError


def guess_problem(source: str, bank: Bank, active: Problem | None) -> Guess:
    """Decide which problem the code is for: the active one, or the only one whose entry function it defines.

    Raises:
        GuessProblemError: No active problem, and the code defines no entry function or those of several problems.
    """
    raise NotImplementedError

"""The bank: every problem and lesson, loaded from folders and found by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from problems.problem import Lesson, Problem


class LoadBankError(Exception):
    """The bank on disk is not complete; the message names the file and what to do."""


class UnknownProblemError(KeyError):
    """No problem or lesson has that name; the message offers the nearest ones."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, eq=False, slots=True)
class Bank:
    """All problems and lessons.

    Attributes:
        problems: In order of track, then number.
        lessons: In order of id.
        version: Hash over everything that can change a verdict; a short hexadecimal text.
    """

    problems: tuple[Problem, ...]
    lessons: tuple[Lesson, ...]
    version: str

    def find(self, text: str) -> Problem:
        """Find a problem by its id or its entry function's name.

        Args:
            text: What somebody typed; case and surrounding blanks do not matter.

        Raises:
            UnknownProblemError: If there is none; its message offers close matches.
        """
        raise NotImplementedError

    def search(self, text: str, limit: int = 25) -> tuple[Problem, ...]:
        """Offer problems for what was typed so far, best match first; all of them for an empty text."""
        raise NotImplementedError

    def lesson(self, text: str) -> Lesson:
        """Find a lesson by its id.

        Raises:
            UnknownProblemError: If there is none; its message offers close matches.
        """
        raise NotImplementedError


def load_bank(root: Path = Path(__file__).parent) -> Bank:
    """Load every problem below ``root``.

    Args:
        root: Folder with one folder a track.

    Raises:
        LoadBankError: If anything is missing or malformed.
    """
    raise NotImplementedError

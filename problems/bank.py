"""The bank: every problem and lesson, found by name."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from problems.folder import LoadBankError, load_lesson, load_problem, verdict_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from problems.problem import Lesson, Problem

__all__ = ["Bank", "LoadBankError", "UnknownProblemError", "load_bank"]

ROOT = Path(__file__).parent
LESSONS = "lessons"


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
        wanted = text.strip().casefold()
        for problem in self.problems:
            if wanted in {problem.id, problem.entry.casefold()}:
                return problem
        raise UnknownProblemError(_unknown("problem", text, (problem.id for problem in self.problems)))

    def search(self, text: str, limit: int = 25) -> tuple[Problem, ...]:
        """Offer problems for what was typed so far.

        Args:
            text: May be empty: then the first problems are offered.
            limit: At most so many.

        Returns:
            Best match first: those whose id, title or entry begins with the text, then those that contain all its
            words, then those that resemble it.
        """
        wanted = text.strip().casefold()
        scored = [(_score(problem, wanted), place) for place, problem in enumerate(self.problems)]
        order = sorted((score, place) for score, place in scored if score is not None)
        return tuple(self.problems[place] for _, place in order[:limit])

    def lesson(self, text: str) -> Lesson:
        """Find a lesson by its id.

        Raises:
            UnknownProblemError: If there is none; its message offers close matches.
        """
        wanted = text.strip().casefold()
        for lesson in self.lessons:
            if lesson.id == wanted:
                return lesson
        raise UnknownProblemError(_unknown("lesson", text, (lesson.id for lesson in self.lessons)))


def load_bank(root: Path = ROOT) -> Bank:
    """Load every problem below ``root``: folders ``<track>/<NN>_<slug>``, and ``lessons/<id>.md``.

    Args:
        root: Folder with one folder a track.

    Raises:
        LoadBankError: If anything is missing or malformed; the message names the file and what to do.
    """
    folders = sorted(path.parent for path in root.glob("*/[0-9]*/problem.toml"))
    problems = tuple(load_problem(folder) for folder in folders)
    lessons = tuple(load_lesson(path) for path in sorted((root / LESSONS).glob("*.md")))
    _refuse_doubles(problems)
    return Bank(problems, lessons, verdict_bytes(folders).hexdigest()[:16])


def _refuse_doubles(problems: tuple[Problem, ...]) -> None:
    seen: dict[str, str] = {}
    for problem in problems:
        for name in {problem.id, problem.entry}:
            if name in seen:
                raise LoadBankError(f"{problem.id} and {seen[name]} are both called {name!r}; rename one of them")
            seen[name] = problem.id


def _score(problem: Problem, wanted: str) -> int | None:
    names = [problem.id, problem.title.casefold(), problem.entry]
    if any(name.startswith(wanted) for name in names):
        return 0
    everything = " ".join([*names, problem.track, *problem.tags, str(problem.number)])
    if all(word in everything for word in wanted.split()):
        return 1
    return 2 if difflib.get_close_matches(wanted, names, n=1) else None


def _unknown(kind: str, text: str, names: Iterable[str]) -> str:
    close = difflib.get_close_matches(text.strip().casefold(), list(names), n=3, cutoff=0.4)
    offer = f" Did you mean {' or '.join(close)}?" if close else ""
    return f"There is no {kind} called {text.strip()[:60]!r}.{offer}"

"""The bank: every problem and lesson, found by name."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from problems.folder import LoadBankError, load_lesson, load_problem, load_tracks, verdict_bytes
from problems.problem import Track

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from problems.problem import Lesson, Problem

__all__ = ["Bank", "LoadBankError", "UnknownProblemError", "load_bank"]

ROOT = Path(__file__).parent
LESSONS = "lessons"
TRACKS = "tracks.toml"


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
        tracks: In path order; those of the problems alone, unless the bank on disk says more.
        withheld: Problems that the judge's JAX is too old for, with the sentence that says so.
    """

    problems: tuple[Problem, ...]
    lessons: tuple[Lesson, ...]
    version: str
    tracks: tuple[Track, ...] = ()
    withheld: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make tracks out of the problems' folders where none are given."""
        known = {track.id for track in self.tracks}
        more = dict.fromkeys(problem.track for problem in self.problems if problem.track not in known)
        object.__setattr__(self, "tracks", (*self.tracks, *(Track(name, name.replace("-", " ")) for name in more)))

    def only(self, *ids: str) -> Bank:
        """Give the bank with some of its problems, in path order; what they build on outside of it counts for nothing.

        Raises:
            UnknownProblemError: If one of them does not exist.
        """
        chosen = {self.find(name).id for name in ids}
        return replace(self, problems=tuple(one for one in self.problems if one.id in chosen))

    def offered_on(self, jax_version: str) -> Bank:
        """Give the bank with those problems only that run on a version of JAX.

        Args:
            jax_version: Such as ``0.10.2``; empty if nobody knows, which leaves the bank as it is.
        """
        too_new = {
            one.id: one for one in self.problems if one.jax_at_least and _is_older(jax_version, one.jax_at_least)
        }
        said = {
            name: f"“{one.title}” needs JAX {one.jax_at_least} or newer, and the judge here runs JAX {jax_version}: "
            "ask whoever runs the bot for the judge in Docker, which has the newest."
            for one in too_new.values()
            for name in (one.id, one.entry.casefold())
        }
        offered = tuple(one for one in self.problems if one.id not in too_new)
        return replace(self, problems=offered, withheld=said)

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
        if wanted in self.withheld:
            raise UnknownProblemError(self.withheld[wanted])
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
    """Load every problem below ``root``: ``tracks.toml``, folders ``<track>/<NN>_<slug>``, and ``lessons/<id>.md``.

    Args:
        root: Folder with one folder a track.

    Raises:
        LoadBankError: If anything is missing or malformed; the message names the file and what to do.
    """
    tracks = load_tracks(root / TRACKS)
    places = {track.id: place for place, track in enumerate(tracks)}
    folders = sorted(
        (path.parent for path in root.glob("*/[0-9]*/problem.toml")),
        key=lambda folder: (places.get(folder.parent.name, len(places)), folder),
    )
    problems = tuple(load_problem(folder) for folder in folders)
    lessons = tuple(load_lesson(path) for path in sorted((root / LESSONS).glob("*.md")))
    _refuse_doubles(problems)
    return Bank(problems, lessons, verdict_bytes(folders).hexdigest()[:16], tracks)


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


def _is_older(version: str, least: str) -> bool:
    """Whether a version is known and comes before another one."""
    have, need = ([int(part) for part in re.findall(r"\d+", text)] for text in (version, least))
    return bool(have) and have < need


def _unknown(kind: str, text: str, names: Iterable[str]) -> str:
    close = difflib.get_close_matches(text.strip().casefold(), list(names), n=3, cutoff=0.4)
    offer = f" Did you mean {' or '.join(close)}?" if close else ""
    return f"There is no {kind} called {text.strip()[:60]!r}.{offer}"

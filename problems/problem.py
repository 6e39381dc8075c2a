"""A problem: everything the bank knows about one exercise, loaded and ready to use."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from problems.diagnosis import Diagnosis
    from problems.evidence import Evidence
    from problems.statement import Page, Statement
    from runner.protocol import Case

Difficulty = Literal["easy", "medium", "hard"]


@dataclass(frozen=True, slots=True)
class Solution:
    """A legitimate solution beside the reference.

    Attributes:
        name: File name without its ending.
        source: Python source.
    """

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class WrongSolution:
    """A solution with one misconception, and what must be said about it.

    Attributes:
        name: File name without its ending.
        source: Python source.
        verdict: Name of the one verdict that it must get.
        diagnosis: Id of the diagnosis that must come first, or empty where the verdict says it all.
    """

    name: str
    source: str
    verdict: str
    diagnosis: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A short text that problems point to.

    Attributes:
        id: Kebab-case name.
        title: For people.
        statement: Its pages.
    """

    id: str
    title: str
    statement: Statement

    def pages(self) -> tuple[Page, ...]:
        """Give the pages in reading order."""
        return self.statement.pages()


@dataclass(frozen=True, slots=True)
class Track:
    """Problems that belong together, as they stand in the path.

    Attributes:
        id: Name of its folder.
        title: For people.
        about: One line on what it is about; may be empty.
    """

    id: str
    title: str
    about: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Problem:
    """One exercise. Problems compare by identity; ``id`` is the stable name.

    Attributes:
        id: Kebab-case name, never reused.
        number: Place in its track.
        track: Name of the track's folder.
        title: For people.
        difficulty: ``easy``, ``medium`` or ``hard``.
        tags: For search.
        prerequisites: Ids of problems to solve first.
        lessons: Ids of lessons to read.
        entry: Name of the function a learner writes.
        parameters: Names of its arguments.
        atol: Absolute tolerance.
        rtol: Relative tolerance.
        wall_seconds: Time for a whole job.
        statement: The page.
        starter: Source a learner starts from.
        reference: The reference solution's source.
        hints: Concept, API, nearly code; each Discord Markdown.
        accepted: Other legitimate solutions.
        wrong: One per misconception.
        examples: Public cases, in every job.
        reruns: Counterfactual cases on public inputs, in every job.
        secret_set_count: How many sets of secret cases there are.
        fallbacks: Checks that are asked, in turn, as long as nothing has said what is wrong.
        twins: Those of ``wrong`` that a learner's results are compared with.
        concept: What it teaches, in a few words.
        jax_at_least: The oldest version of JAX that it runs on, such as ``0.12``; empty for any.
        version: Hash over everything that its cases and their results depend on.
    """

    id: str
    number: int
    track: str
    title: str
    difficulty: Difficulty
    tags: tuple[str, ...]
    prerequisites: tuple[str, ...]
    lessons: tuple[str, ...]
    entry: str
    parameters: tuple[str, ...]
    atol: float
    rtol: float
    wall_seconds: float
    statement: Statement
    starter: str
    reference: str
    hints: tuple[str, str, str]
    accepted: tuple[Solution, ...]
    wrong: tuple[WrongSolution, ...]
    examples: tuple[Case, ...]
    reruns: tuple[Case, ...]
    secret_set_count: int
    draw: Callable[[np.random.Generator], tuple[Case, ...]]
    checks: tuple[Callable[[Evidence], Diagnosis | None], ...]
    fallbacks: tuple[Callable[[Evidence], Diagnosis | None], ...] = ()
    twins: tuple[WrongSolution, ...] = ()
    concept: str = ""
    jax_at_least: str = ""
    version: str = ""

    def secret_cases(self, seed: bytes, index: int) -> tuple[Case, ...]:
        """Draw one set of secret cases: the same for the same arguments, of the same shapes for all.

        Args:
            seed: The installation's secret.
            index: Which set, from 0 to ``secret_set_count - 1``.

        Returns:
            Plain cases named ``secret 1``, ``secret 2``...
        """
        digest = hashlib.sha256(b"\0".join([seed, self.id.encode(), str(index).encode()])).digest()
        drawn = self.draw(np.random.default_rng(int.from_bytes(digest)))
        return tuple(replace(case, name=f"secret {number}") for number, case in enumerate(drawn, start=1))

    def diagnose(self, evidence: Evidence) -> tuple[Diagnosis, ...]:
        """Name what the evidence shows, most specific first, each id once.

        A diagnosis with ``requirement`` set and ``is_note`` False says that a stated requirement is broken. Notes are
        given where there is nothing else to say: beside a mistake, "that is right as well" would contradict it.
        """
        found: dict[str, Diagnosis] = {}
        for check in self.checks:
            diagnosis = check(evidence)
            if diagnosis is not None:
                found.setdefault(diagnosis.id, diagnosis)
        if all(diagnosis.is_note for diagnosis in found.values()):
            guesses = (check(evidence) for check in self.fallbacks)
            found |= {guess.id: guess for guess in islice(filter(None, guesses), 1)}
        mistakes = tuple(diagnosis for diagnosis in found.values() if not diagnosis.is_note)
        return mistakes or tuple(found.values())

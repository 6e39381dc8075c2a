"""The curriculum as a page: every track, problem and lesson of the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from problems.bank import Bank
    from problems.problem import Lesson, Problem

_FOLDER = "../problems"


def write_table(bank: Bank) -> str:
    """Write ``docs/curriculum.md``, Markdown for a page in ``docs/``."""
    return "\n".join(_lines(bank)) + "\n"


def _lines(bank: Bank) -> Iterator[str]:
    wrong, accepted = (sum(len(getattr(one, name)) for one in bank.problems) for name in ("wrong", "accepted"))
    yield "# The curriculum"
    yield ""
    yield "<!-- Written by `jaxtutor problems table --write docs/curriculum.md`; change the bank, not this page. -->"
    yield ""
    yield f"{len(bank.problems)} problems in {len(bank.tracks)} tracks, and {len(bank.lessons)} lessons."
    yield f"The bank knows {wrong} wrong solutions, each with the diagnosis it must get,"
    yield f"and {accepted} right ones besides the references."
    yield "A problem that builds on another can be tried without it."
    for track in bank.tracks:
        yield from ("", f"## {track.title}", "", track.about, "")
        yield "| no. | problem | concept | difficulty | builds on | wrong | accepted |"
        yield "| ---: | --- | --- | --- | --- | ---: | ---: |"
        yield from (_row(one) for one in bank.problems if one.track == track.id)
    yield from ("", "## Lessons", "", "| lesson | about | read with |", "| --- | --- | --- |")
    yield from (_lesson_row(lesson, bank) for lesson in bank.lessons)


def _row(problem: Problem) -> str:
    folder = f"{_FOLDER}/{problem.track}/{problem.number:02}_{problem.id}"
    needs = f" (JAX {problem.jax_at_least} or newer)" if problem.jax_at_least else ""
    cells = [
        str(problem.number),
        f"[{problem.id}]({folder}/statement.md): {problem.title}{needs}",
        problem.concept,
        problem.difficulty,
        ", ".join(problem.prerequisites) or "–",
        str(len(problem.wrong)),
        str(len(problem.accepted)),
    ]
    return _join(cells)


def _lesson_row(lesson: Lesson, bank: Bank) -> str:
    readers = [problem.id for problem in bank.problems if lesson.id in problem.lessons]
    link = f"[{lesson.id}]({_FOLDER}/lessons/{lesson.id}.md)"
    return _join([link, lesson.title, ", ".join(readers) or "–"])


def _join(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"

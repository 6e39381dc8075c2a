"""Reads a problem's files and says in sentences what is not right; nothing is run."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from problems.statement import PAGE_CHARACTERS
from problems.vocabulary import Resemblance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from problems.bank import Bank
    from problems.problem import Lesson, Problem
    from problems.statement import Statement

SECTIONS = ("Why it matters", "The API", "Worked example", "Pitfalls", "Task", "Inputs", "Output")
WHY_WORDS = 120
PAGE_WORDS = 600
"""Prose of a whole statement: three minutes at 200 words a minute."""
HINT_CHARACTERS = 1_500
REQUIREMENT_CHARACTERS = 360
ACCEPTED_COUNT = 2
WRONG_COUNT = 4
TODO = "TODO"
_FENCED = re.compile(r"```.*?```", re.DOTALL)
_TELLING_CHARACTERS = 25
"""A line of the reference that is shorter than this gives nothing away."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not right.

    Attributes:
        where: The file, such as ``nnx-state-filter/wrong/counts_names.py``.
        sentence: What is wrong with it, and what to do.
    """

    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"


def examine(bank: Bank, problem: Problem) -> Iterator[Finding]:
    """Check what can be checked without running anything."""
    yield from _examine_settings(bank, problem)
    yield from _examine_statement(problem)
    yield from _examine_hints(problem)
    yield from _examine_solutions(problem)
    yield from _examine_diagnoses(problem)
    yield from _examine_inputs(problem)


def examine_lesson(lesson: Lesson) -> Iterator[Finding]:
    """Check a lesson's pages."""
    yield from _examine_pages(f"lessons/{lesson.id}.md", lesson.statement)


def _examine_settings(bank: Bank, problem: Problem) -> Iterator[Finding]:
    yield from _examine_place(bank, problem)
    where = f"{problem.id}/problem.toml"
    if TODO in problem.title:
        yield Finding(where, f"the title still says {TODO}; write it")
    if not problem.concept or TODO in problem.concept:
        yield Finding(where, "`concept` is missing; say in a few words what it teaches")
    lessons = {lesson.id for lesson in bank.lessons}
    for name in problem.lessons:
        if name not in lessons:
            yield Finding(where, f"the lesson {name!r} does not exist; write lessons/{name}.md or remove it")
    for name in ("starter", "reference"):
        parameters = _parameters(getattr(problem, name), problem.entry)
        if parameters != problem.parameters:
            yield Finding(
                f"{problem.id}/{name}.py",
                f"it should define {problem.entry}({', '.join(problem.parameters)}), as problem.toml says",
            )


def _examine_place(bank: Bank, problem: Problem) -> Iterator[Finding]:
    """Check where a problem stands in the path."""
    where = f"{problem.id}/problem.toml"
    if not next((track.about for track in bank.tracks if track.id == problem.track), ""):
        yield Finding(where, f"the track {problem.track!r} is not in problems/tracks.toml; add it where it belongs")
    known = {other.id: other for other in bank.problems}
    for name in problem.prerequisites:
        if name not in known:
            yield Finding(where, f"the prerequisite {name!r} does not exist; name a problem of the bank")
    if problem.id in _ancestors(problem.prerequisites, known):
        yield Finding(where, "its prerequisites lead back to itself; remove one")


def _examine_statement(problem: Problem) -> Iterator[Finding]:
    where = f"{problem.id}/statement.md"
    yield from _examine_pages(where, problem.statement)
    for title in SECTIONS:
        section = problem.statement.section(title)
        if section is None or not section.text:
            yield Finding(where, f"the section `## {title}` is missing or empty; write it")
    prose = sum(len(_FENCED.sub("", page.text).split()) for page in problem.statement.pages())
    if prose > PAGE_WORDS:
        yield Finding(where, f"it has {prose} words beside its code, more than three minutes; cut it to {PAGE_WORDS}")
    why = problem.statement.section("Why it matters")
    if why is not None and len(why.text.split()) > WHY_WORDS:
        yield Finding(where, f"`## Why it matters` has {len(why.text.split())} words; cut it to {WHY_WORDS}")
    yield from _examine_requirements(where, problem.statement)
    if not any(example.printed for example in problem.statement.examples if example.section == "Worked example"):
        yield Finding(where, "`## Worked example` shows no output; put a ```text block after its code")
    if not problem.statement.pitfalls:
        yield Finding(where, "`## Pitfalls` names no diagnosis; end each pitfall with <!-- its-id -->")
    wrong = {solution.diagnosis for solution in problem.wrong}
    for pitfall in problem.statement.pitfalls:
        if pitfall not in wrong:
            yield Finding(where, f"no wrong solution falls into the pitfall {pitfall!r}; add one to wrong/")


def _examine_requirements(where: str, statement: Statement) -> Iterator[Finding]:
    if not statement.requirements:
        yield Finding(where, "`## Task` has no numbered requirements; number what is asked for")
    for number, requirement in enumerate(statement.requirements, start=1):
        if len(requirement) > REQUIREMENT_CHARACTERS:
            yield Finding(
                where,
                f"requirement {number} has {len(requirement)} characters; cut it to {REQUIREMENT_CHARACTERS}, because "
                "a verdict quotes it",
            )


def _examine_pages(where: str, statement: Statement) -> Iterator[Finding]:
    for page in statement.pages():
        if len(page.text) > PAGE_CHARACTERS:
            yield Finding(
                where, f"the page {page.title!r} has {len(page.text)} characters; cut it to {PAGE_CHARACTERS}"
            )
        if page.text.count("```") % 2:
            yield Finding(where, f"a code block on the page {page.title!r} is not closed; add the missing ```")
        if any(line.startswith("|") for line in page.text.splitlines()):
            yield Finding(where, f"the page {page.title!r} has a table, which Discord does not render; use a list")
        if TODO in page.text:
            yield Finding(where, f"the page {page.title!r} still says {TODO}; write it")
    for example in statement.examples:
        try:
            ast.parse(example.code)
        except SyntaxError as error:
            yield Finding(where, f"the code in {example.section!r} is not Python ({error}); correct it")


def _examine_hints(problem: Problem) -> Iterator[Finding]:
    where = f"{problem.id}/hints.md"
    telling = {line.strip() for line in problem.reference.splitlines() if len(line.strip()) >= _TELLING_CHARACTERS}
    telling -= {line.strip() for line in problem.starter.splitlines()}
    for number, hint in enumerate(problem.hints, start=1):
        if len(hint) > HINT_CHARACTERS:
            yield Finding(where, f"hint {number} has {len(hint)} characters; cut it to {HINT_CHARACTERS}")
        if TODO in hint:
            yield Finding(where, f"hint {number} still says {TODO}; write it")
        told = [line for line in telling if line in hint]
        if told and number < len(problem.hints):
            yield Finding(
                where, f"hint {number} holds a line of the reference ({told[0]!r}); only the last may come close"
            )
        if telling and len(told) == len(telling):
            yield Finding(where, f"hint {number} holds the whole reference; leave something to do")


def _examine_solutions(problem: Problem) -> Iterator[Finding]:
    if len(problem.accepted) < ACCEPTED_COUNT:
        yield Finding(
            f"{problem.id}/accepted", f"there are {len(problem.accepted)} variants; write {ACCEPTED_COUNT} or more"
        )
    if len(problem.wrong) < WRONG_COUNT:
        yield Finding(f"{problem.id}/wrong", f"there are {len(problem.wrong)} solutions; write {WRONG_COUNT} or more")
    sources = [(f"accepted/{solution.name}", solution.source.strip()) for solution in problem.accepted]
    sources += [(f"wrong/{solution.name}", solution.source.strip()) for solution in problem.wrong]
    for name, source in sources:
        if TODO in source:
            yield Finding(f"{problem.id}/{name}.py", f"it still says {TODO}; write it")
        twins = [other for other, text in sources if text == source and other != name]
        if twins and name < twins[0]:
            yield Finding(f"{problem.id}/{name}.py", f"it is the same as {twins[0]}.py; remove one")
    if TODO in problem.reference:
        yield Finding(f"{problem.id}/reference.py", f"it still says {TODO}; write it")


def _examine_diagnoses(problem: Problem) -> Iterator[Finding]:
    for check in problem.checks:
        if isinstance(check, Resemblance) and TODO in check.diagnosis.text:
            where = f"{problem.id}/requirements.py"
            yield Finding(where, f"what {check.diagnosis.id!r} says is still {TODO}; write it")


def _examine_inputs(problem: Problem) -> Iterator[Finding]:
    where = f"{problem.id}/inputs.py"
    names = [case.name for case in (*problem.examples, *problem.reruns)]
    if not problem.examples:
        yield Finding(where, "EXAMPLES is empty; give public cases")
    if len(set(names)) < len(names):
        yield Finding(where, "two cases share a name; names are how results are matched")
    drawn = [problem.secret_cases(b"check", index) for index in range(problem.secret_set_count)]
    if drawn[0] != problem.secret_cases(b"check", 0):
        yield Finding(where, "draw gives other cases for the same generator; draw from `rng` only")
    if len(drawn) > 1 and all(cases == drawn[0] for cases in drawn):
        yield Finding(where, "draw gives the same cases for every generator; draw from `rng`")
    for case in (*problem.examples, *(case for cases in drawn for case in cases)):
        if len(case.args) != len(problem.parameters):
            yield Finding(
                where, f"the case {case.name!r} has {len(case.args)} arguments, not {len(problem.parameters)}"
            )
    plain = [case.args for case in problem.examples]
    for case in problem.reruns:
        if not case.is_rerun or case.args not in plain:
            yield Finding(
                where,
                f"the rerun {case.name!r} needs edits, and the arguments of an example to compare with "
                "(one that is `uncompiled` needs the arguments only)",
            )


def _ancestors(names: Iterable[str], known: dict[str, Problem]) -> set[str]:
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in known and name not in reached:
            reached.add(name)
            waiting.extend(known[name].prerequisites)
    return reached


def _parameters(source: str, entry: str) -> tuple[str, ...] | None:
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == entry:
            return tuple(argument.arg for argument in node.args.args)
    return None

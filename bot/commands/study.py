"""``/hint``, ``/solution`` and ``/lesson``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.commands.asking import answer, find_asker, turn
from bot.commands.problem import complete_problem
from bot.core.errors import TutorError
from bot.core.study import NeedsConfirmation
from bot.views.control import Action
from bot.views.discord_limits import CHOICE_UNITS, CHOICES
from bot.views.study import show_hints, show_kept, show_lesson, show_question, show_solution
from bot.views.text import plain_words
from problems.bank import UnknownProblemError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.asking import Ask, Handler
    from bot.views.control import Control
    from bot.views.layout import Reply
    from problems.problem import Lesson


class FindLessonError(TutorError):
    """No lesson has the name that was typed."""


@app_commands.command(description="Take the next hint for your problem; each takes some points off.")
@app_commands.rename(name="problem")
@app_commands.describe(name="Another problem than the one you are working on.")
@app_commands.autocomplete(name=complete_problem)
async def hint(ask: Ask, name: str | None = None) -> None:
    """Take one rung of the ladder."""
    await answer(ask, _take_hint(ask, name), is_private=True)


@app_commands.command(description="See one solution. Before you have solved it, I ask first.")
@app_commands.rename(name="problem")
@app_commands.describe(name="Another problem than the one you are working on.")
@app_commands.autocomplete(name=complete_problem)
async def solution(ask: Ask, name: str | None = None) -> None:
    """Show the reference solution, or ask whether it should be shown."""
    await answer(ask, _reveal(ask, name, confirmed=False), is_private=True)


@app_commands.command(description="Read a lesson: the ideas behind the problems.")
@app_commands.describe(name="Start typing to search. Leave it out for the one your problem builds on.")
async def lesson(ask: Ask, name: str | None = None) -> None:
    """Show a lesson."""

    async def show() -> Reply:
        found = _find_lesson(ask, name) if name else await _choose_lesson(ask)
        return show_lesson(found, owner=ask.user.id)

    await answer(ask, show(), is_private=True)


@lesson.autocomplete("name")
async def complete_lesson(ask: Ask, typed: str) -> list[app_commands.Choice[str]]:
    """Offer lessons."""
    wanted = typed.casefold().strip()
    fitting = [one for one in ask.client.bank.lessons if wanted in f"{one.id} {one.title}".casefold()]
    return [app_commands.Choice(name=plain_words(one.title, CHOICE_UNITS), value=one.id) for one in fitting[:CHOICES]]


async def take_hint(ask: Ask, control: Control) -> None:
    """Take the next hint, whosever message the button is on."""
    await answer(ask, _take_hint(ask, control.subject), is_private=True)


async def ask_solution(ask: Ask, control: Control) -> None:
    """Show the solution, or ask first."""
    await answer(ask, _reveal(ask, control.subject, confirmed=False), is_private=True)


async def reveal_solution(ask: Ask, control: Control) -> None:
    """Show the solution: the learner was asked."""
    await answer(ask, _reveal(ask, control.subject, confirmed=True), is_private=True)


async def keep_solution(ask: Ask, control: Control) -> None:
    """Put the question away."""

    async def show() -> Reply:
        return show_kept(ask.client.find_problem(control.subject))

    await turn(ask, show(), owner=ask.user.id)


async def turn_lesson(ask: Ask, control: Control) -> None:
    """Turn the lesson's page."""

    async def show() -> Reply:
        return show_lesson(_find_lesson(ask, control.subject), control.number, owner=ask.user.id)

    await turn(ask, show(), owner=control.owner)


async def read_lesson(ask: Ask, control: Control) -> None:
    """Show the first lesson that the problem points to."""

    async def show() -> Reply:
        found = ask.client.find_problem(control.subject)
        return show_lesson(_find_lesson(ask, found.lessons[0] if found.lessons else ""), owner=ask.user.id)

    await answer(ask, show(), is_private=True)


async def _take_hint(ask: Ask, problem_id: str | None) -> Reply:
    return show_hints(await ask.client.tutor.take_hint(find_asker(ask), problem_id))


async def _reveal(ask: Ask, problem_id: str | None, *, confirmed: bool) -> Reply:
    view = await ask.client.tutor.reveal_solution(find_asker(ask), problem_id, confirmed=confirmed)
    return show_question(view) if isinstance(view, NeedsConfirmation) else show_solution(view)


async def _choose_lesson(ask: Ask) -> Lesson:
    active = await ask.client.tutor.find_active(ask.user.id)
    lessons = active.lessons if active is not None else ()
    return _find_lesson(ask, lessons[0] if lessons else "")


def _find_lesson(ask: Ask, name: str) -> Lesson:
    bank = ask.client.bank
    if not bank.lessons:
        raise FindLessonError("There are no lessons yet.")
    try:
        return bank.lesson(name) if name else bank.lessons[0]
    except UnknownProblemError as error:
        raise FindLessonError(f"{error} Type /lesson and choose one from the list that opens.") from error


HANDLERS: Mapping[Action, Handler] = {
    Action.HINT: take_hint,
    Action.SOLUTION: ask_solution,
    Action.REVEAL: reveal_solution,
    Action.KEEP: keep_solution,
    Action.LESSON: turn_lesson,
    Action.READ: read_lesson,
}

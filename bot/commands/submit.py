"""Handing in by interaction: ``/submit``, the form, the context menu, "check it again"."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.commands.asking import answer, find_asker, read_payload
from bot.commands.intake import SentFile, read_form, read_message, read_sent_file
from bot.commands.problem import complete_problem
from bot.core.errors import TutorError
from bot.core.submission import Origin
from bot.views.control import Action
from bot.views.notice import FORM_CODE, FORM_FILE, show_form
from bot.views.verdict import show_checking

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from bot.commands.asking import Ask, Handler
    from bot.core.source import Code
    from bot.core.ticket import Ticket
    from bot.views.control import Control
    from bot.views.layout import Reply

PRESET_SECONDS = 1.5
"""A form must be the first answer, within three seconds: without its preset rather than too late."""


class CheckMessageError(TutorError):
    """That message is not one whose code can be checked."""


@app_commands.command(description="Hand in code: in a form, or as a .py file.")
@app_commands.rename(name="problem")
@app_commands.describe(file="A .py file. Leave it out to get the form.", name="The problem, if I should not guess it.")
@app_commands.autocomplete(name=complete_problem)
async def submit(ask: Ask, file: discord.Attachment | None = None, name: str | None = None) -> None:
    """Take the file, or open the form."""
    problem_id = ask.client.find_problem(name).id if name else None
    if file is None:
        await _open_form(ask, problem_id, submission_id=0)
        return
    code = read_sent_file(ask.client.http, SentFile(file.filename, file.size, file.url))
    await _hand_in(ask, code, problem_id)


@app_commands.context_menu(name="Check this code")
async def check_message(ask: Ask, message: discord.Message) -> None:
    """Check the code in one's own message."""
    if message.author.id != ask.user.id:
        raise CheckMessageError(
            "I check code for the person who wrote it, so that points go where they belong. "
            "Use this on a message of your own."
        )
    files = [SentFile(file.filename, file.size, file.url) for file in message.attachments]
    await _hand_in(ask, read_message(ask.client.http, message.content, files), None, message_id=message.id)


async def open_form(ask: Ask, control: Control) -> None:
    """Open the form, with the presser's own last code or the starter in it."""
    is_own = control.owner == ask.user.id
    await _open_form(ask, control.subject or None, submission_id=control.number if is_own else 0)


async def take_form(ask: Ask, control: Control) -> None:
    """Take a form that was sent."""
    learner_text, files = _read_fields(read_payload(ask))
    await _hand_in(ask, read_form(ask.client.http, learner_text, files), control.subject or None)


async def check_again(ask: Ask, control: Control) -> None:
    """Judge an earlier submission once more, after a fault of ours."""
    if control.owner != ask.user.id:
        raise CheckMessageError("That answer is for somebody else's code. Press Submit code on the problem for yours.")
    await _follow(ask, ask.client.tutor.retry(find_asker(ask), control.number, _find_origin(ask)))


async def _open_form(ask: Ask, problem_id: str | None, *, submission_id: int) -> None:
    tutor = ask.client.tutor
    problem = ask.client.find_problem(problem_id) if problem_id else None
    preset = ""
    try:
        async with asyncio.timeout(PRESET_SECONDS):
            if problem is None:
                problem = await tutor.find_active(ask.user.id)
            if submission_id:
                preset = await tutor.find_source(ask.user.id, submission_id)
    except (TimeoutError, TutorError):
        preset = ""
    if problem is not None:
        preset = preset or problem.starter
    title = problem.title if problem is not None else "any problem"
    # Without a name of its own, the form lets the code say which problem it is for.
    await ask.response.send_modal(show_form(problem_id or "", title, preset, ask.id))


async def _hand_in(
    ask: Ask, reading: Awaitable[Code], problem_id: str | None, *, message_id: int | None = None
) -> None:
    async def write_down() -> Ticket:
        code = await reading
        return await ask.client.tutor.submit(
            find_asker(ask),
            source=code.source,
            origin=_find_origin(ask, message_id),
            problem_id=problem_id,
            notes=code.notes,
        )

    await _follow(ask, write_down())


async def _follow(ask: Ask, writing: Awaitable[Ticket]) -> None:
    """Say that the code is being checked, and follow it: even if Discord does not take that first message."""
    tickets: list[Ticket] = []

    async def write_down() -> Reply:
        tickets.append(await writing)
        return show_checking(tickets[0])

    shown: int | None = None
    try:
        shown = await answer(ask, write_down(), is_private=True)
    finally:
        if tickets:
            ask.client.answers.follow(tickets[0], message_id=shown)


def _find_origin(ask: Ask, message_id: int | None = None) -> Origin:
    return Origin(
        kind="interaction",
        guild_id=ask.guild_id,
        channel_id=ask.channel_id or 0,
        message_id=message_id,
        interaction_token=ask.token,
        application_id=ask.application_id,
    )


def _read_fields(data: Mapping[str, Any]) -> tuple[str, list[SentFile]]:
    """Read a form's fields: its text, and its files.

    Read from Discord's own payload, because discord.py fills in forms that it has in memory only, and a form may be
    sent after a restart.
    """
    learner_text, files = "", list[SentFile]()
    attachments = data.get("resolved", {}).get("attachments", {})
    for row in data.get("components", ()):
        field: Mapping[str, Any] = row.get("component") or {}
        if field.get("custom_id") == FORM_CODE:
            learner_text = str(field.get("value") or "")
        elif field.get("custom_id") == FORM_FILE:
            sent = [attachments[one] for one in field.get("values", ()) if one in attachments]
            files = [SentFile(str(one["filename"]), int(one["size"]), str(one["url"])) for one in sent]
    return learner_text, files


HANDLERS: Mapping[Action, Handler] = {
    Action.SUBMIT: open_form,
    Action.FORM: take_form,
    Action.RETRY: check_again,
}

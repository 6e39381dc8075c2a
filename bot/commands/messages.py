"""Handing in by message: a code block or a file, in a direct message, a reply, a mention or a problem's thread.

Discord sends the text of a message only in direct messages and where the bot is mentioned, unless the operator asked
for the message-content intent. A reply mentions its author by itself, so replies to the bot work either way.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import discord

from bot.commands.asking import find_learner
from bot.commands.incident import explain_error
from bot.commands.intake import FENCE, SentFile, read_message
from bot.core.errors import ReadSourceError, RepeatSubmissionError
from bot.core.submission import Origin
from bot.views.control import Action, Control, find_problem_id
from bot.views.layout import show_button
from bot.views.notice import show_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.client import TutorBot

THREADS_KEPT = 1_000
KINDS = {discord.MessageType.default, discord.MessageType.reply}


class Inbox:
    """Takes every message that the bot can read, and finds the ones that hand something in.

    Args:
        bot: The bot, connected.
    """

    def __init__(self, bot: TutorBot) -> None:
        self._bot = bot
        self._threads: OrderedDict[int, str | None] = OrderedDict()

    async def take(self, message: discord.Message) -> None:
        """Take a new message."""
        if await self._is_for_us(message):
            await self._hand_in(message, is_edit=False)

    async def take_edit(self, message: discord.Message) -> None:
        """Take an edited message: its code is checked again, and answered in the same place.

        Discord also sends an "edit" when it has looked at a link in the message; that one has no time of editing.
        """
        if message.edited_at is not None and await self._is_for_us(message):
            await self._hand_in(message, is_edit=True)

    async def _is_for_us(self, message: discord.Message) -> bool:
        bot = self._bot.user
        if bot is None or message.author.bot or message.webhook_id is not None or message.type not in KINDS:
            return False
        if message.guild is None or any(person.id == bot.id for person in message.mentions):
            return True
        # Only with the message-content intent is there anything to see here.
        holds_code = FENCE in message.content or any(file.filename.endswith(".py") for file in message.attachments)
        return holds_code and await self._find_thread_problem(message) is not None

    async def _hand_in(self, message: discord.Message, *, is_edit: bool) -> None:
        try:
            files = [SentFile(file.filename, file.size, file.url) for file in message.attachments]
            code = await read_message(self._bot.http, message.content, files)
            ticket = await self._bot.tutor.submit(
                find_learner(message.author, message.guild.id if message.guild else None),
                source=code.source,
                origin=Origin(
                    kind="message",
                    guild_id=message.guild.id if message.guild else None,
                    channel_id=message.channel.id,
                    message_id=message.id,
                ),
                problem_id=await self._find_problem(message),
                notes=code.notes,
            )
        except RepeatSubmissionError as error:
            if not is_edit:
                await self._say(message, error)
        except Exception as error:  # noqa: BLE001 - whatever happens to one message, its author gets a sentence
            await self._say(message, error)
        else:
            self._bot.answers.follow(ticket)

    async def _say(self, message: discord.Message, error: Exception) -> None:
        if isinstance(error, ReadSourceError):
            # Backticks are hard to find on a phone, and the form needs none.
            reply = show_sentence(
                str(error),
                show_button("Submit code", Control(Action.SUBMIT), emoji="📝", style=discord.ButtonStyle.primary),
                show_button("Get a problem", Control(Action.OPEN), emoji="📘"),
                show_button("How this works", Control(Action.HELP), emoji="👋"),
            )
        else:
            reply = explain_error(error, asked="message")
        try:
            await message.reply(view=reply.layout, mention_author=False, nonce=f"say-{message.id}")
        except (discord.HTTPException, OSError) as unsent:
            explain_error(unsent, asked="sentence for a message")

    async def _find_problem(self, message: discord.Message) -> str | None:
        """Find the problem that the place of a message says it is about, if it says so."""
        replied = await self._find_replied(message)
        if replied is not None:
            problem_id = find_problem_id(walk_custom_ids(replied.components))
            if problem_id is not None:
                return problem_id
        return await self._find_thread_problem(message)

    async def _find_replied(self, message: discord.Message) -> discord.Message | None:
        """Give the bot's own message that a message replies to."""
        reference = message.reference
        if reference is None or reference.message_id is None or self._bot.user is None:
            return None
        found = reference.resolved
        if found is None:
            try:
                found = await message.channel.fetch_message(reference.message_id)
            except discord.HTTPException:
                return None
        is_ours = isinstance(found, discord.Message) and found.author.id == self._bot.user.id
        return found if is_ours and isinstance(found, discord.Message) else None

    async def _find_thread_problem(self, message: discord.Message) -> str | None:
        """Give the problem that a thread was opened for: its id is that of the statement it hangs below."""
        thread = message.channel
        if not isinstance(thread, discord.Thread) or self._bot.user is None or thread.owner_id != self._bot.user.id:
            return None
        if thread.id not in self._threads:
            parent = self._bot.get_partial_messageable(thread.parent_id, guild_id=thread.guild.id)
            try:
                opened = await parent.fetch_message(thread.id)
            except discord.NotFound:
                self._threads[thread.id] = None
            else:
                self._threads[thread.id] = find_problem_id(walk_custom_ids(opened.components))
            while len(self._threads) > THREADS_KEPT:
                self._threads.popitem(last=False)
        return self._threads[thread.id]


def walk_custom_ids(components: Iterable[object]) -> Iterator[str]:
    """Give every custom id on a message, however deeply nested."""
    for component in components:
        custom_id = getattr(component, "custom_id", None)
        if isinstance(custom_id, str):
            yield custom_id
        yield from walk_custom_ids(getattr(component, "children", ()))
        accessory = getattr(component, "accessory", None)
        if accessory is not None:
            yield from walk_custom_ids([accessory])

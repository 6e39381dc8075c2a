"""Code on its way in: fetched, read, and handed to the tutor. Whatever way it was sent, it goes through here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.errors import ReadSourceError
from bot.core.source import read_blocks, read_file, read_typed
from runner.limits import SOURCE_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.http import HTTPClient

    from bot.core.source import Code

FENCE = "```"
NOT_DOWNLOADED = b""
"""Stands for a file that is refused by its name or size: nobody downloads it to find that out."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as Discord lists it.

    Attributes:
        name: What the learner called it.
        size_bytes: What Discord says it weighs.
        url: Where it can be fetched.
    """

    name: str
    size_bytes: int
    url: str


async def read_message(http: HTTPClient, learner_text: str, files: Sequence[SentFile]) -> Code:
    """Read a message: one code block, or one ``.py`` file.

    Raises:
        ReadSourceError: There is no code, or more than one piece of it.
    """
    sources = [file for file in files if file.name.lower().endswith(".py")]
    if sources and FENCE in learner_text:
        raise ReadSourceError(
            "Your message holds a code block and a file, and I cannot tell which one is meant. "
            "Send it again with one of them."
        )
    if len(sources) > 1:
        raise ReadSourceError(
            f"Your message holds {len(sources)} Python files. Send the one that answers the problem, by itself."
        )
    if sources:
        return await read_sent_file(http, sources[0])
    return read_blocks(learner_text, attachments=tuple(file.name for file in files))


async def read_form(http: HTTPClient, learner_text: str, files: Sequence[SentFile]) -> Code:
    """Read the form: the file if there is one, the text otherwise.

    Raises:
        ReadSourceError: Neither holds code.
    """
    return await read_sent_file(http, files[0]) if files else read_typed(learner_text)


async def read_sent_file(http: HTTPClient, file: SentFile) -> Code:
    """Fetch a file and read it.

    Raises:
        ReadSourceError: It is too large, or not Python source.
    """
    if file.size_bytes > SOURCE_BYTES:
        raise ReadSourceError(
            f"The file is {file.size_bytes:,} bytes long; a solution may have {SOURCE_BYTES:,}. "
            "The problems need a few dozen lines: leave out what does not belong to the answer."
        )
    is_source = file.name.lower().endswith(".py")
    content = await http.get_from_cdn(file.url) if is_source else NOT_DOWNLOADED
    return read_file(file.name, content)

"""Claims about code on its way in: one source, refused before it is fetched where its name or size says enough."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from discord.http import HTTPClient

from bot.commands.intake import SentFile, read_form, read_message, read_sent_file
from bot.core.errors import ReadSourceError
from runner.limits import SOURCE_BYTES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

BLOCK = "```py\nx = 1\n```"


class FetchedError(Exception):
    """Something was fetched that nobody needed to fetch."""


class NoNetwork(HTTPClient):
    """A client that must not be used."""

    def __init__(self) -> None:
        """Open nothing."""

    async def get_from_cdn(self, url: str) -> bytes:
        """Say that it was used."""
        raise FetchedError(url)


@asynccontextmanager
async def serve_files(files: dict[str, bytes]) -> AsyncIterator[str]:
    """Serve files on a loopback port."""

    async def give(request: web.Request) -> web.Response:
        return web.Response(body=files[request.match_info["name"]])

    app = web.Application()
    app.router.add_get("/{name}", give)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}"
    await runner.cleanup()


async def test_a_code_block_is_read() -> None:
    """The code between the fences is the submission."""
    assert (await read_message(NoNetwork(), f"look:\n{BLOCK}", ())).source.strip() == "x = 1"


@pytest.mark.parametrize(
    ("text", "names", "size", "words"),
    [
        (BLOCK, ("a.py",), 10, "a code block and a file"),
        ("", ("a.py", "b.py"), 10, "2 Python files"),
        ("", ("a.py",), SOURCE_BYTES + 1, "bytes long"),
        ("", ("shot.png",), 10, "picture"),
    ],
)
async def test_what_cannot_be_code_is_not_fetched(text: str, names: tuple[str, ...], size: int, words: str) -> None:
    """Files are refused by number, name and size before anything is downloaded."""
    files = [SentFile(name, size, f"http://127.0.0.1:9/{name}") for name in names]

    with pytest.raises(ReadSourceError, match=words):
        await read_message(NoNetwork(), text, files)


async def test_a_file_is_fetched_and_read() -> None:
    """A ``.py`` file is downloaded from where Discord says it is; in the form it goes before the text."""
    async with serve_files({"a.py": b"x = 1\n"}) as place, aiohttp.ClientSession() as session:

        class Fetching(NoNetwork):
            async def get_from_cdn(self, url: str) -> bytes:
                async with session.get(url) as response:
                    return await response.read()

        file = SentFile("A.PY", 6, f"{place}/a.py")

        assert (await read_sent_file(Fetching(), file)).source == "x = 1\n"
        assert (await read_form(Fetching(), "y = 2", [file])).source == "x = 1\n"
        assert (await read_form(Fetching(), "y = 2", [])).source.strip() == "y = 2"

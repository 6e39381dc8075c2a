"""The playground is for this machine alone, and no other page reaches it through a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest
from yarl import URL

from playground.errors import StartPlaygroundError
from playground.server import Playground

if TYPE_CHECKING:
    from playground.person import Person


@pytest.fixture
async def ada(discord_here: Playground) -> Person:
    """Somebody."""
    return await discord_here.person("Ada")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.1", "::", "example.org"])  # noqa: S104 - it is refused
def test_other_addresses(host: str) -> None:
    """Only a loopback address is listened on; anything else is refused with what to use instead."""
    with pytest.raises(StartPlaygroundError, match=r"127\.0\.0\.1"):
        Playground(host=host)


async def test_taken_port(discord_here: Playground) -> None:
    """A taken port is named in the error."""
    port = int(discord_here.page_url.rstrip("/").rpartition(":")[2])
    with pytest.raises(StartPlaygroundError, match=str(port)):
        async with Playground(port=port):
            pass


@pytest.mark.parametrize("path", ["", "page/people", "api/v10/users/@me"])
async def test_foreign_host(discord_here: Playground, path: str) -> None:
    """A request under another name, as after DNS rebinding, is refused everywhere."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(discord_here.page_url + path, headers={"Host": "evil.example"}) as response,
    ):
        assert response.status == 403


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_foreign_origin(discord_here: Playground, ada: Person, headers: dict[str, str]) -> None:
    """Another site's page neither writes, nor reads, nor listens."""
    async with aiohttp.ClientSession(discord_here.page_url, headers=headers) as session:
        async with session.post("page/people", json={"name": "Eve"}) as response:
            assert response.status == 403
        async with session.get("page/people") as response:
            assert response.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect("page/socket", params={"person": str(ada.id)})


async def test_gateway_is_not_for_pages(discord_here: Playground) -> None:
    """Even the playground's own page may not open the bot's gateway."""
    headers = {"Origin": discord_here.page_url.rstrip("/")}
    async with aiohttp.ClientSession(headers=headers) as session:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(discord_here.gateway_url)


@pytest.mark.parametrize("filename", ["page.html", "picture.svg", "script.js", "fake.png"])
async def test_uploads_do_not_run(ada: Person, filename: str) -> None:
    """What people upload is handed out as a download, never as a page, script or unchecked picture."""
    sent = await ada.send(files={filename: b"<script>alert(1)</script>"})
    async with aiohttp.ClientSession() as session, session.get(sent.attachments[0].url) as response:
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response.headers["Content-Security-Policy"]


async def test_page_loads_nothing_from_elsewhere(discord_here: Playground) -> None:
    """The page's policy allows its own scripts, styles and pictures, and nothing inline or foreign."""
    async with aiohttp.ClientSession() as session, session.get(discord_here.page_url) as response:
        policy = response.headers["Content-Security-Policy"]
        page = await response.text()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "http://" not in page
    assert "https://" not in page


@pytest.mark.parametrize("name", ["..%2fserver.py", "%2e%2e/server.py", "nothing.js", "index.html%00.js"])
async def test_static_files_stay_in_their_folder(discord_here: Playground, name: str) -> None:
    """Only the page's own files are served."""
    url = URL(f"{discord_here.page_url}static/{name}", encoded=True)
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert response.status == 404


async def test_persons_actions_are_their_own(discord_here: Playground, ada: Person) -> None:
    """Nobody edits or deletes another's message, or reads another's direct messages."""
    bob = await discord_here.person("Bob")
    message = await ada.send("mine")
    for act in (bob.edit(message, "yours"), bob.delete(message), bob.send("hello", where=ada.channel("@me"))):
        with pytest.raises(Exception, match=r"only|not there"):
            await act
    with pytest.raises(Exception, match="2001 characters"):
        await ada.send("x" * 2001)
    await ada.delete(message)
    await bob.wait_until_gone(message)

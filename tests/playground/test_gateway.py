"""The gateway keeps Discord's protocol: hello, identify, intents, compression, resume."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from playground.constants import Intent
from playground.person import DM
from playground.server import Playground

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playground.seen import SeenMessage

    Connect = Callable[..., AbstractAsyncContextManager[Any]]

EVERY_MESSAGE = int(Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.DIRECT_MESSAGES)
WITH_CONTENT = EVERY_MESSAGE | int(Intent.MESSAGE_CONTENT)


@pytest.mark.parametrize("query", ["", "?compress=zlib-stream", "?compress=zstd-stream"])
async def test_compression(discord_here: Playground, connect: Connect, query: str) -> None:
    """A compressed stream holds the same events, one context over the whole connection; zstd is served plain."""
    ada = await discord_here.person("Ada")
    async with connect(WITH_CONTENT, query) as gateway:
        ready = await gateway.receive_event("READY")
        assert ready["d"]["resume_gateway_url"] == discord_here.gateway_url
        guild = await gateway.receive_event("GUILD_CREATE")
        assert [one["name"] for one in guild["d"]["channels"]] == ["general", "problems"]
        for text in ("one", "two"):
            await ada.send(text)
            assert (await gateway.receive_event("MESSAGE_CREATE"))["d"]["content"] == text


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        (2, {"token": "wrong", "intents": 0}, 4004),
        (2, {"intents": 0}, 4004),
        (8, {"guild_id": "1"}, 4003),
        (77, {}, 4001),
    ],
)
async def test_close_codes(connect: Connect, op: int, data: dict[str, Any], code: int) -> None:
    """A connection that misbehaves is closed with Discord's code for it."""
    async with connect() as gateway:
        await gateway.send(op, data)
        assert await gateway.closed_with() == code


@pytest.mark.parametrize("frame", ["not json", "[]", json.dumps({"op": 1, "d": "x" * 5000})])
async def test_undecodable_frames(connect: Connect, frame: str) -> None:
    """What is not a JSON object, or is larger than 4096 bytes, closes the connection with 4002."""
    async with connect() as gateway:
        await gateway.socket.send_str(frame)
        assert await gateway.closed_with() == 4002


async def test_second_identify(discord_here: Playground, connect: Connect) -> None:
    """Identifying twice on one connection is closed with 4005."""
    async with connect(0) as gateway:
        await gateway.receive_event("READY")
        await gateway.send(2, {"token": discord_here.token, "intents": 0})
        assert await gateway.closed_with() == 4005


async def test_heartbeats_as_text_and_as_bytes(connect: Connect) -> None:
    """Heartbeats are acknowledged, also from clients that send JSON as bytes."""
    async with connect() as gateway:
        await gateway.send(1, None)
        assert (await gateway.receive())["op"] == 11
        await gateway.socket.send_bytes(b'{"op": 1, "d": null}')
        assert (await gateway.receive())["op"] == 11


async def test_disallowed_intent() -> None:
    """Where the application may not have the message-content intent, asking for it is closed with 4014."""
    async with (
        Playground(message_content=False) as strict,
        aiohttp.ClientSession() as session,
        session.ws_connect(strict.gateway_url) as socket,
    ):
        await socket.receive()
        await socket.send_json({"op": 2, "d": {"token": strict.token, "intents": WITH_CONTENT}})
        await socket.receive()
        assert socket.close_code == 4014


def is_hidden(payload: dict[str, Any]) -> bool:
    """Whether a message's guarded parts are all empty."""
    return not (payload["content"] or payload["attachments"] or payload["embeds"] or payload["components"])


async def test_content_without_the_intent(discord_here: Playground, connect: Connect) -> None:
    """Without the intent a message is empty, unless it mentions the bot, replies to it, or is a direct message."""
    ada = await discord_here.person("Ada")
    async with connect(EVERY_MESSAGE) as gateway:

        async def heard(sent: SeenMessage) -> dict[str, Any]:
            event = await gateway.receive_event("MESSAGE_CREATE")
            assert int(event["d"]["id"]) == sent.id
            return dict(event["d"])

        assert is_hidden(await heard(await ada.send("secret", files={"a.py": b"x"})))
        assert (await heard(await ada.send(f"{ada.bot_mention} look")))["content"].endswith("look")
        whole = await heard(await ada.send("private", where=DM, files={"a.py": b"x"}))
        assert (whole["content"], len(whole["attachments"])) == ("private", 1)


async def test_unasked_events(discord_here: Playground, connect: Connect) -> None:
    """A session hears nothing that its intents do not ask for."""
    ada = await discord_here.person("Ada")
    async with connect(int(Intent.DIRECT_MESSAGES)) as gateway:
        await gateway.receive_event("READY")
        await ada.send("in the guild")
        await ada.send("for you", where=DM)
        payload = await gateway.receive()
        assert (payload["t"], payload["s"], payload["d"]["content"]) == ("MESSAGE_CREATE", 2, "for you")


async def test_resume(discord_here: Playground, connect: Connect) -> None:
    """What happened while the socket was cut is replayed, in order, with its numbers, before RESUMED."""
    ada = await discord_here.person("Ada")
    async with connect(WITH_CONTENT) as gateway:
        session_id = (await gateway.receive_event("READY"))["d"]["session_id"]
        last = (await gateway.receive_event("GUILD_CREATE"))["s"]
        await discord_here.faults.drop_gateway()
        assert await gateway.closed_with() == 4000
    assert not discord_here.bot_is_online
    await ada.send("first")
    await ada.send("second")
    async with connect() as gateway:
        await gateway.send(6, {"token": discord_here.token, "session_id": session_id, "seq": last})
        missed = [await gateway.receive() for _ in range(3)]
        assert [one["s"] for one in missed] == [last + 1, last + 2, last + 3]
        assert [one["d"].get("content") for one in missed] == ["first", "second", None]
        assert missed[-1]["t"] == "RESUMED"
    assert discord_here.identify_count == 1


@pytest.mark.parametrize("session", ["forgotten", "invented"])
async def test_invalid_session(discord_here: Playground, connect: Connect, session: str) -> None:
    """A session that was forgotten, or never was, is answered with INVALID_SESSION; identifying then works."""
    async with connect(WITH_CONTENT) as gateway:
        session_id = (await gateway.receive_event("READY"))["d"]["session_id"]
        await discord_here.faults.drop_gateway(resumable=False)
        await gateway.closed_with()
    async with connect() as gateway:
        claimed = session_id if session == "forgotten" else "made-up"
        await gateway.send(6, {"token": discord_here.token, "session_id": claimed, "seq": 1})
        assert await gateway.receive() == {"op": 9, "d": False}
        await gateway.send(2, {"token": discord_here.token, "intents": WITH_CONTENT})
        await gateway.receive_event("READY")


async def test_members_on_request(discord_here: Playground, connect: Connect) -> None:
    """Asking for members answers with one chunk that carries the request's nonce."""
    await discord_here.person("Ada")
    async with connect(int(Intent.GUILDS | Intent.GUILD_MEMBERS)) as gateway:
        guild = (await gateway.receive_event("GUILD_CREATE"))["d"]
        await gateway.send(8, {"guild_id": guild["id"], "query": "ad", "limit": 0, "nonce": "n1"})
        chunk = (await gateway.receive_event("GUILD_MEMBERS_CHUNK"))["d"]
        assert (chunk["nonce"], chunk["chunk_count"]) == ("n1", 1)
        assert [one["user"]["global_name"] for one in chunk["members"]] == ["Ada"]


async def test_discord_py_resumes(discord_here: Playground, bot: Any) -> None:  # noqa: ANN401 - a fixture's bot
    """discord.py, cut off, resumes its session and hears what it missed; it does not identify again."""
    ada = await discord_here.person("Ada")
    await discord_here.faults.drop_gateway()
    await ada.send("while you were away")
    await bot.wait_for_content("while you were away")
    assert (discord_here.identify_count, discord_here.resume_count) == (1, 1)


async def test_edits_reach_the_bot(discord_here: Playground, bot: Any) -> None:  # noqa: ANN401 - a fixture's bot
    """A person's edit arrives with its new content."""
    ada = await discord_here.person("Ada")
    await ada.edit(await ada.send("before"), "after")
    await bot.wait_for_content("after")

"""Planned misbehaviour happens exactly as planned, and discord.py lives with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

if TYPE_CHECKING:
    from playground.server import Playground


async def test_rate_limit_is_waited_out(discord_here: Playground, bot: Any) -> None:  # noqa: ANN401
    """discord.py takes the 429 for Discord's, waits as told and repeats; the answer arrives once."""
    fault = discord_here.faults.answer(429, times=2, method="POST", path="/interactions/*/callback")
    ada = await discord_here.person("Ada")
    response = await ada.slash("secret")
    assert response.kind == "message"
    assert fault.hits == 2
    assert fault.used_up.is_set()
    assert bot is not None


async def test_server_error_is_repeated(discord_here: Playground, bot: Any) -> None:  # noqa: ANN401
    """discord.py repeats after a 500 and the message is written once."""
    fault = discord_here.faults.answer(500, method="POST", path="/channels/*/messages")
    ada = await discord_here.person("Ada")
    channel = bot.get_channel(ada.channel("general"))
    await channel.send("once")
    assert fault.hits == 1
    assert [one.content for one in ada.messages()] in ([], ["once"])
    await ada.wait_for(lambda one: one.content == "once")
    assert len(ada.messages()) == 1


async def test_faults_hit_only_what_they_name(discord_here: Playground, bare: Any) -> None:  # noqa: ANN401
    """Other methods and paths are served while a fault waits; when it is used up, its own are, too."""
    discord_here.faults.answer(503, method="GET", path="/users/@me")
    assert (await bare.request("GET", "/applications/@me"))[0] == 200
    assert (await bare.request("GET", "/users/@me"))[0] == 503
    assert (await bare.request("GET", "/users/@me"))[0] == 200


async def test_deleted_message_and_closed_channel(discord_here: Playground, bot: Any) -> None:  # noqa: ANN401
    """discord.py's own exceptions come out of the playground's refusals."""
    ada = await discord_here.person("Ada")
    channel = bot.get_channel(ada.channel("general"))
    message = await channel.send("short-lived")
    await message.delete()
    await ada.wait_for(lambda _: True, timeout_seconds=1) if ada.messages() else None
    with pytest.raises(discord.NotFound) as caught:
        await message.edit(content="too late")
    assert caught.value.code == 10008
    with pytest.raises(discord.HTTPException) as refused:
        await channel.send("x" * 2001)
    assert refused.value.code == 50035
    assert "content" in str(refused.value)

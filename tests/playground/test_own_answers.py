"""The playground's own answers are what Discord's published description says they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import schema

if TYPE_CHECKING:
    from playground.server import Playground


async def test_answers_fit_the_description(discord_here: Playground, bot: Any, bare: Any) -> None:  # noqa: ANN401
    """After a bot has used everything, every readable object validates against the response schemas."""
    ada = await discord_here.person("Ada")
    channel = ada.channel("general")
    await ada.send("card")
    card = await ada.wait_for(lambda one: bool(one.components))
    response = await ada.slash("problem", {"name": "x"})
    assert response.message is not None
    plain = await ada.wait_for_edit(response.message)
    picture = (await ada.slash("progress")).message
    replied = await ada.send("edit", files={"a.py": b"x"})
    answer = await ada.wait_for(lambda one: one.content == "second")
    started = await ada.send("thread")
    await ada.wait_for_channel("A problem")
    guild = (await bare.request("GET", "/users/@me/guilds"))[1][0]["id"]
    application = discord_here.application_id
    message_route = "/channels/{channel_id}/messages/{message_id}"
    requests = [
        ("/users/@me", "/users/@me"),
        ("/applications/@me", "/applications/@me"),
        ("/users/@me/guilds", "/users/@me/guilds"),
        ("/gateway/bot", "/gateway/bot"),
        ("/applications/{application_id}/commands", f"/applications/{application}/commands"),
        ("/guilds/{guild_id}", f"/guilds/{guild}"),
        ("/guilds/{guild_id}/channels", f"/guilds/{guild}/channels"),
        ("/guilds/{guild_id}/members/{user_id}", f"/guilds/{guild}/members/{ada.id}"),
        ("/channels/{channel_id}", f"/channels/{channel}"),
        ("/channels/{channel_id}", f"/channels/{ada.channel('@me')}"),
        ("/channels/{channel_id}", f"/channels/{started.id}"),
        ("/channels/{channel_id}/messages", f"/channels/{channel}/messages"),
    ]
    requests += [
        (message_route, f"/channels/{channel}/messages/{one.id}")
        for one in (card, plain, picture, replied, answer, started)
        if one is not None
    ]
    for route, path in requests:
        status, body = await bare.request("GET", path)
        assert status == 200, path
        assert schema.response_mistakes(route, "GET", 200, body) == (), path
    assert bot is not None

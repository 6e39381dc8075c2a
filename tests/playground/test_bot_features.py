"""An unmodified discord.py bot does everything a bot does, over real sockets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from playground.person import DM, InteractionFailedError, RefuseActionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from playground.server import Playground


async def test_slash_command_with_every_option(discord_here: Playground, bot: object) -> None:
    """A deferred answer shows thinking, then its text; text, number, user and file options arrive."""
    ada = await discord_here.person("Ada")
    bob = await discord_here.person("Bob")
    options = {"name": "state", "count": 3, "member": bob, "file": ("x.py", b"x = 1")}
    response = await ada.slash("problem", options)
    assert response.kind == "thinking"
    assert response.message is not None
    assert response.message.is_thinking
    filled = await ada.wait_for_edit(response.message)
    assert filled.content == "state 3 Bob x = 1"
    assert not filled.is_edited
    assert bot is not None


async def test_command_in_direct_messages(discord_here: Playground, bot: object) -> None:
    """A command answers in the DM, and nobody else sees it."""
    ada, bob = await discord_here.person("Ada"), await discord_here.person("Bob")
    await ada.slash("progress", where=DM)
    message = await ada.wait_for(lambda one: bool(one.embeds), where=DM)
    picture = await ada.fetch(message.embeds[0]["image"]["url"])
    assert picture.startswith(b"\x89PNG")
    assert message.embeds[0]["image"]["width"] == 40
    assert bob.messages(DM) == ()
    assert bot is not None


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({}, "name is required"),
        ({"name": "x", "count": 9}, "1 to 5"),
        ({"name": "x", "count": "many"}, "whole number"),
        ({"name": "x", "colour": "red"}, "no option 'colour'"),
        ({"name": "x", "member": "nobody"}, "suggestions"),
    ],
)
async def test_client_side_refusals(
    discord_here: Playground, bot: object, options: dict[str, object], complaint: str
) -> None:
    """What Discord's client would not send, the page does not send either, and says why."""
    ada = await discord_here.person("Ada")
    with pytest.raises(RefuseActionError, match=complaint):
        await ada.slash("problem", options)
    with pytest.raises(RefuseActionError, match="no command /nothing"):
        await ada.slash("nothing")
    assert bot is not None


async def test_autocomplete(discord_here: Playground, bot: object) -> None:
    """Suggestions come as the bot computes them."""
    ada = await discord_here.person("Ada")
    choices = await ada.complete("problem", "name", "state")
    assert [(one.name, one.value) for one in choices] == [
        ("state-filter", "nnx-state-filter"),
        ("state-update", "nnx-state-update"),
    ]
    with pytest.raises(RefuseActionError, match="no suggestions"):
        await ada.complete("problem", "count", "1")
    assert bot is not None


async def test_ephemeral_messages(discord_here: Playground, bot: object) -> None:
    """An ephemeral answer and its follow-up are seen by one person, and by no other."""
    ada, bob = await discord_here.person("Ada"), await discord_here.person("Bob")
    response = await ada.slash("secret")
    assert response.message is not None
    assert response.message.is_ephemeral
    more = await ada.wait_for(lambda one: one.content == "and more")
    assert more.is_ephemeral
    assert more.reply_to_id == response.message.id
    await ada.send("public")
    await bob.wait_for(lambda one: one.content == "public")
    assert [one.content for one in bob.messages()] == ["public"]
    assert bot is not None


async def test_buttons_selects_and_updates(discord_here: Playground, bot: object) -> None:
    """Buttons edit their message at once or later, a select tells its value, a disabled button is refused."""
    ada = await discord_here.person("Ada")
    response = await ada.slash("problem", {"name": "x"})
    assert response.message is not None
    message = await ada.wait_for_edit(response.message)
    changed = await ada.click(message, "Change")
    assert changed.kind == "update"
    assert changed.message is not None
    assert (changed.message.content, changed.message.is_edited) == ("changed", True)
    assert (await ada.click(message, custom_id="later")).kind == "deferred update"
    await ada.wait_for_edit(changed.message, lambda one: one.content == "changed later")
    picked = await ada.pick(message, "NNX")
    assert picked.message is not None
    assert picked.message.content == "picked nnx"
    with pytest.raises(RefuseActionError, match="disabled"):
        await ada.click(message, "Off")
    with pytest.raises(InteractionFailedError, match="This interaction failed"):
        await ada.click(message, "Silent")
    assert bot is not None


async def test_modal_with_file_and_select(discord_here: Playground, bot: object) -> None:
    """A form carries text with its indentation, a file and a choice; what is missing is asked for."""
    ada = await discord_here.person("Ada")
    response = await ada.slash("problem", {"name": "x"})
    assert response.message is not None
    message = await ada.wait_for_edit(response.message)
    modal = (await ada.click(message, "Form")).modal
    assert modal is not None
    assert modal.title == "Submit your code"
    with pytest.raises(RefuseActionError, match="Your code is required"):
        await ada.submit(modal, {"How sure?": ["Very"]})
    code = "def f(x):\n    return x\n"
    answer = await ada.submit(modal, {"Your code": code, "file": {"a.py": b"y = 2"}, "How sure?": ["Hardly"]})
    assert answer.message is not None
    assert json.loads(answer.message.content) == {"code": code, "files": [["a.py", "y = 2"]], "mood": ["Hardly"]}
    assert bot is not None


async def test_message_command_sees_its_target(
    discord_here: Playground, log_in: Callable[..., AbstractAsyncContextManager[object]]
) -> None:
    """The context menu hands over the message's content even without the message-content intent."""
    async with log_in(message_content=False):
        ada = await discord_here.person("Ada")
        response = await ada.message_command("Check this code", await ada.send("x = 1"))
        assert response.message is not None
        assert response.message.content == "checked 'x = 1'"
        assert response.message.raw["interaction"]["name"] == "Check this code"


async def test_components_v2(discord_here: Playground, bot: object) -> None:
    """A layout arrives whole: text, section, picture, link and button."""
    ada = await discord_here.person("Ada")
    await ada.send("card")
    card = await ada.wait_for(lambda one: bool(one.components))
    assert card.content == ""
    assert "## Accepted" in card.text
    assert [one.label for one in card.buttons] == ["Lesson", "Docs", "Next"]
    container = card.components[0]
    assert container["accent_color"] == 0x55AA66
    picture = container["components"][3]["items"][0]["media"]
    assert (await ada.fetch(picture["url"])).startswith(b"\x89PNG")
    assert card.raw["components"][1]["html"] == '<small class="subtext">three days</small>'
    assert bot is not None


async def test_edits_files_and_replies(discord_here: Playground, bot: object) -> None:
    """A reply is edited in place and given a file, whose name is tamed as Discord tames it."""
    ada = await discord_here.person("Ada")
    asked = await ada.send("edit", where=DM)
    answer = await ada.wait_for(lambda one: one.content == "second", where=DM)
    assert answer.is_edited
    assert answer.reply_to_id == asked.id
    assert [one.filename for one in answer.attachments] == ["my_code.py"]
    assert await ada.download(answer.attachments[0]) == b"x = 1\n"
    assert bot is not None


async def test_threads_typing_and_reactions(discord_here: Playground, bot: object) -> None:
    """A thread on a message appears with what is written in it; typing and a reaction are seen."""
    ada = await discord_here.person("Ada")
    asked = await ada.send("thread")
    thread = await ada.wait_for_channel("A problem")
    assert thread == asked.id
    await ada.wait_for(lambda one: one.content == "in here", where=thread)
    await ada.send("edit", where=thread)
    await ada.wait_for(lambda one: one.content == "second", where=thread)
    watched = await ada.send("typing")
    await ada.wait_for_typing(where="general")
    reacted = await ada.wait_for_edit(watched)
    assert reacted.raw["reactions"][0]["emoji"]["name"] == "👀"
    assert bot is not None


async def test_unanswered_command(discord_here: Playground, bot: object) -> None:
    """A command that nobody answers fails after the time that Discord gives, with Discord's sentence."""
    ada = await discord_here.person("Ada")
    with pytest.raises(InteractionFailedError, match="The application did not respond"):
        await ada.slash("silent")
    assert bot is not None


async def test_buttons_after_a_restart_of_the_bot(
    discord_here: Playground, log_in: Callable[..., AbstractAsyncContextManager[object]]
) -> None:
    """Messages and their buttons stay while the bot is away, and work when it is back."""
    ada = await discord_here.person("Ada")
    async with log_in():
        response = await ada.slash("problem", {"name": "x"})
        assert response.message is not None
        message = await ada.wait_for_edit(response.message)
    await discord_here.wait_for_bot_to_leave()
    with pytest.raises(InteractionFailedError):
        await ada.click(message, "Change")
    async with log_in():
        assert (await ada.click(message, "Change")).kind == "update"

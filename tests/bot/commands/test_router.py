"""Claims about the table of commands and controls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands, ui

from bot.commands.incident import explain_error
from bot.commands.router import COMMANDS, HANDLERS
from bot.commands.sync import outline_commands
from bot.core.errors import TutorError
from bot.views.control import Action
from playground.command_rules import check_commands

if TYPE_CHECKING:
    from bot.views.layout import Reply


def describe_commands() -> list[dict[str, Any]]:
    """Describe every command as Discord is told about it."""

    class Tree:
        allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
        allowed_installs = app_commands.AppInstallationType(guild=True, user=True)

    return [command.to_dict(Tree()) for command in COMMANDS]  # type: ignore[arg-type]


def read(reply: Reply) -> str:
    """Give the text of a reply."""
    return "\n".join(item.content for item in reply.layout.walk_children() if isinstance(item, ui.TextDisplay))


def test_every_action_is_answered() -> None:
    """No control can be made that nobody answers."""
    assert set(HANDLERS) == set(Action)


def test_discord_takes_the_commands() -> None:
    """Names, descriptions and options are within Discord's rules."""
    check_commands(describe_commands())


def test_every_command_works_for_everybody() -> None:
    """Commands are there in servers, in direct messages and for people who installed the bot for themselves."""
    for command in describe_commands():
        assert set(command["contexts"]) == {0, 1, 2}
        assert set(command["integration_types"]) == {0, 1}


def test_what_discord_adds_makes_no_difference() -> None:
    """Commands as Discord gives them back, with ids and defaults, count as unchanged; a changed word does not."""
    ours = describe_commands()
    theirs = [
        {**one, "id": "1", "version": "2", "options": [{**option, "x": None} for option in one.get("options", [])]}
        for one in reversed(ours)
    ]
    assert outline_commands(theirs) == outline_commands(ours)

    theirs[0]["name"] = "other"
    assert outline_commands(theirs) != outline_commands(ours)


def test_a_tutors_error_is_shown_as_it_is() -> None:
    """A sentence that was meant for the learner reaches the learner, wrapped or not."""
    shown = explain_error(TutorError("Type `/problem` first."), asked="hint")

    assert "Type \\`/problem\\` first." in read(shown)


def test_any_other_error_is_our_fault() -> None:
    """What went wrong inside stays inside: the learner sees an incident's id, never the exception."""
    shown = read(explain_error(ValueError("secret detail"), asked="hint"))

    assert "secret detail" not in shown
    assert "Incident" in shown
    assert "our side" in shown

"""What a person can do to the application: run, complete, click, pick, submit; and the bot's first answer to it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from playground.constants import (
    SELECTS,
    CallbackType,
    CommandType,
    ComponentType,
    InteractionType,
    OptionType,
)
from playground.page.options import Resolver, check_count, command_options, modal_components
from playground.page.refusal import RefusalError
from playground.payloads import message_payload, walk_components
from playground.world import Message

if TYPE_CHECKING:
    from playground.context import Context
    from playground.page.view import View
    from playground.world import Channel, Interaction, User

JSON = dict[str, Any]

_NO_ANSWER = {
    InteractionType.APPLICATION_COMMAND: "The application did not respond",
    InteractionType.AUTOCOMPLETE: "Loading options failed",
    InteractionType.MESSAGE_COMPONENT: "This interaction failed",
    InteractionType.MODAL_SUBMIT: "Something went wrong. Try again.",
}
_KINDS = {
    CallbackType.MESSAGE: "message",
    CallbackType.DEFERRED_MESSAGE: "thinking",
    CallbackType.UPDATE: "update",
    CallbackType.DEFERRED_UPDATE: "deferred update",
    CallbackType.MODAL: "modal",
    CallbackType.AUTOCOMPLETE: "choices",
}


class Interactor:
    """Starts interactions for people and tells how the bot answered."""

    def __init__(self, context: Context, view: View) -> None:
        self._context = context
        self._world = context.world
        self._view = view

    async def interact(self, person: User, channel: Channel, asked: JSON) -> JSON:
        """Do what the page asks for and wait for the first answer.

        Args:
            person: who does it.
            channel: where.
            asked: ``kind`` and what that kind takes; see the methods below.

        Raises:
            RefusalError: Discord's client would not let it through.
        """
        starts = {
            "command": self._command,
            "autocomplete": self._command,
            "message command": self._message_command,
            "component": self._component,
            "modal": self._modal,
        }
        start = starts.get(str(asked.get("kind")))
        if start is None:
            raise RefusalError("There is no such thing to do.")
        interaction = start(person, channel, asked)
        self._context.gateway.send_interaction(interaction)
        return await self._answer(interaction)

    async def _answer(self, interaction: Interaction) -> JSON:
        try:
            async with asyncio.timeout(self._context.respond_within_seconds):
                kind, carried = await asyncio.shield(interaction.answer)
        except TimeoutError:
            interaction.expired = True
            return {"kind": "failed", "text": _NO_ANSWER[interaction.type]}
        answer: JSON = {"kind": _KINDS[CallbackType(kind)]}
        if isinstance(carried, Message):
            answer["message"] = self._view.message(carried)
        elif kind == CallbackType.MODAL:
            answer["modal"] = self._view.modal(interaction.id, carried)
        else:
            answer["choices"] = carried
        return answer

    def _resolver(self, channel: Channel) -> Resolver:
        return Resolver(self._world, self._context.origin, in_guild=channel.guild_id is not None)

    def _command(self, person: User, channel: Channel, asked: JSON) -> Interaction:
        """Run a slash command, or complete one: ``name`` (with sub-commands), ``options``, ``focused``."""
        words = str(asked.get("name", "")).split()
        command = self._world.find_command(CommandType.CHAT_INPUT, words[0], channel) if words else None
        if command is None:
            raise RefusalError(f"There is no command /{' '.join(words)} here.")
        focused = asked.get("focused") if asked["kind"] == "autocomplete" else None
        resolver = self._resolver(channel)
        options = command_options(command, words[1:], asked.get("options") or {}, resolver, focused=focused)
        if asked["kind"] == "autocomplete":
            _check_autocomplete(command, words[1:], str(focused))
        kind = InteractionType.AUTOCOMPLETE if asked["kind"] == "autocomplete" else InteractionType.APPLICATION_COMMAND
        data = _command_data(command, resolver.found) | {"options": options}
        return self._world.start_interaction(kind, person.id, channel.id, data, name=" ".join(words))

    def _message_command(self, person: User, channel: Channel, asked: JSON) -> Interaction:
        """Run a message command: ``name``, ``message_id``."""
        name = str(asked.get("name", ""))
        command = self._world.find_command(CommandType.MESSAGE, name, channel)
        if command is None:
            raise RefusalError(f"There is no message command {name!r} here.")
        target = self._visible_message(person, channel, asked)
        payload = message_payload(self._world, target, self._context.origin)
        resolved: JSON = {"messages": {str(target.id): payload}}
        data = _command_data(command, resolved) | {"target_id": str(target.id)}
        kind = InteractionType.APPLICATION_COMMAND
        return self._world.start_interaction(kind, person.id, channel.id, data, name=name, target_message_id=target.id)

    def _component(self, person: User, channel: Channel, asked: JSON) -> Interaction:
        """Click a button or pick in a select: ``message_id``, ``custom_id``, ``values``."""
        message = self._visible_message(person, channel, asked)
        found = [one for one in walk_components(message.components) if one.get("custom_id") == asked.get("custom_id")]
        if not found or message.author_id != self._world.bot.id:
            raise RefusalError("That is not on the message any more.")
        component = found[0]
        if component.get("disabled"):
            raise RefusalError("That button is disabled.")
        data: JSON = {
            "custom_id": component["custom_id"],
            "component_type": component["type"],
            "id": component["id"],
        }
        if component["type"] in SELECTS:
            resolver = self._resolver(channel)
            data["values"] = _picked_values(component, asked.get("values") or [], resolver)
            if resolver.found:
                data["resolved"] = resolver.found
        return self._world.start_interaction(
            InteractionType.MESSAGE_COMPONENT,
            person.id,
            channel.id,
            data,
            source_message_id=message.id,
            triggering=message.interaction,
        )

    def _modal(self, person: User, channel: Channel, asked: JSON) -> Interaction:
        """Submit a modal: ``interaction_id`` of the one that opened it, ``values`` by custom_id."""
        opener = self._world.interactions.get(int(asked.get("interaction_id") or 0))
        modal = self._world.modals.get(opener.id) if opener is not None else None
        if opener is None or modal is None or opener.user_id != person.id or opener.channel_id != channel.id:
            raise RefusalError("That form is not open any more.")
        resolver = self._resolver(channel)
        components = modal_components(modal, asked.get("values") or {}, resolver)
        data: JSON = {"custom_id": modal["custom_id"], "components": components}
        if resolver.found:
            data["resolved"] = resolver.found
        return self._world.start_interaction(
            InteractionType.MODAL_SUBMIT,
            person.id,
            channel.id,
            data,
            source_message_id=opener.source_message_id,
            triggering=opener,
        )

    def _visible_message(self, person: User, channel: Channel, asked: JSON) -> Message:
        message = channel.messages.get(int(asked.get("message_id") or 0))
        if message is None or message.only_for not in {None, person.id}:
            raise RefusalError("That message is not there any more.")
        return message


def _command_data(command: JSON, resolved: JSON) -> JSON:
    data: JSON = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if resolved:
        data["resolved"] = resolved
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def _check_autocomplete(command: JSON, words: list[str], focused: str) -> None:
    options: list[JSON] = command.get("options", [])
    for word in words:
        options = next(
            (
                one.get("options", [])
                for one in options
                if one["name"] == word and one["type"] <= OptionType.SUB_COMMAND_GROUP
            ),
            [],
        )
    if not any(one["name"] == focused and one.get("autocomplete") for one in options):
        raise RefusalError(f"The option {focused} has no suggestions.")


def _picked_values(component: JSON, values: list[Any], resolver: Resolver) -> list[str]:
    picked = [str(one) for one in values]
    label = component.get("placeholder") or "the menu"
    if component["type"] == ComponentType.STRING_SELECT:
        offered = {one["label"]: one["value"] for one in component["options"]}
        picked = [offered.get(one, one) for one in picked]
        if not set(picked) <= set(offered.values()):
            raise RefusalError(f"That is not one of the options of {label}.")
    elif component["type"] == ComponentType.CHANNEL_SELECT:
        picked = [resolver.channel(int(one)) for one in picked]
    elif component["type"] in {ComponentType.USER_SELECT, ComponentType.MENTIONABLE_SELECT}:
        picked = [resolver.user(int(one)) for one in picked]
    check_count(component, label, len(picked))
    return picked

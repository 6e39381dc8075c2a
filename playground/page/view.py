"""What one person sees of the world, as JSON for the page: Discord's objects with rendered HTML beside the texts."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from playground.constants import ChannelType, ComponentType
from playground.page.markdown import Markdown
from playground.payloads import channel_payload, message_payload, user_payload, walk_components

if TYPE_CHECKING:
    from playground.world import Channel, Message, User, World

JSON = dict[str, Any]


_EXCERPT_CHARACTERS = 120


class View:
    """Makes the page's JSON; ``origin`` is where files are served."""

    def __init__(self, world: World, origin: str) -> None:
        self._world = world
        self._origin = origin
        self._markdown = Markdown(self._user_name, self._channel_name)

    def hello(self, person: User, *, bot_is_online: bool) -> JSON:
        """Everything that a person sees when the page opens."""
        world = self._world
        channels = [one for one in world.channels.values() if self.can_see(person, one)]
        return {
            "type": "hello",
            "me": user_payload(person),
            "bot": user_payload(world.bot) | {"online": bot_is_online},
            "people": self.people(),
            "guilds": [{"id": str(one.id), "name": one.name} for one in world.guilds.values()],
            "channels": [channel_payload(world, one) for one in channels],
            "dm": str(world.dm_of(person.id).id),
            "commands": self.commands(person),
            "messages": [
                self.message(message)
                for channel in channels
                for message in channel.messages.values()
                if message.only_for in {None, person.id}
            ],
        }

    def people(self) -> list[JSON]:
        """Every person's account."""
        return [user_payload(one) for one in self._world.people()]

    def commands(self, person: User) -> JSON:
        """The commands that a person can run, by channel."""
        channels = [one for one in self._world.channels.values() if self.can_see(person, one)]
        return {str(one.id): self._world.visible_commands(one) for one in channels}

    def can_see(self, person: User, channel: Channel) -> bool:
        """Whether a channel is in a person's list; private threads are shown to everyone who may be in them."""
        return channel.is_visible_to(person.id, self._world.bot.id)

    def channel(self, channel: Channel) -> JSON:
        """A channel object."""
        return channel_payload(self._world, channel)

    def message(self, message: Message) -> JSON:
        """A message object with ``html`` beside every Markdown text."""
        payload = copy.deepcopy(message_payload(self._world, message, self._origin))
        payload["html"] = self._markdown.block(payload["content"])
        for embed in payload["embeds"]:
            self._render_embed(embed)
        for component in walk_components(payload["components"]):
            if component["type"] == ComponentType.TEXT_DISPLAY:
                component["html"] = self._markdown.block(component["content"])
        reply = payload.get("referenced_message")
        if reply:
            reply["html"] = self._markdown.inline(_first_line(reply["content"]))
        return payload

    def modal(self, interaction_id: int, modal: JSON) -> JSON:
        """A modal with its texts rendered, under the interaction that opened it."""
        shown = copy.deepcopy(modal)
        for component in walk_components(shown["components"]):
            if component["type"] == ComponentType.TEXT_DISPLAY:
                component["html"] = self._markdown.block(component["content"])
        return shown | {"interaction_id": str(interaction_id)}

    def _render_embed(self, embed: JSON) -> None:
        embed["html_title"] = self._markdown.inline(embed.get("title", ""))
        embed["html_description"] = self._markdown.block(embed.get("description", ""))
        for one in embed.get("fields", ()):
            one["html_name"] = self._markdown.inline(one["name"])
            one["html_value"] = self._markdown.block(one["value"])

    def _user_name(self, user_id: int) -> str | None:
        user = self._world.users.get(user_id)
        return None if user is None else user.display_name

    def _channel_name(self, channel_id: int) -> str | None:
        channel = self._world.channels.get(channel_id)
        return channel.name if channel is not None and channel.type is not ChannelType.DM else None


def _first_line(content: str) -> str:
    """The beginning of a message for its excerpt above a reply; the line that opens a code block says nothing."""
    lines = (line for line in content.splitlines() if line.strip() and not line.startswith("```"))
    return next(lines, "")[:_EXCERPT_CHARACTERS]

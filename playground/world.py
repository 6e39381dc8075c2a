"""Everything that exists in the playground, in memory, and the news of what changes in it."""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from playground.constants import THREADS, ChannelType, CommandType, InteractionType, MessageFlag, MessageType
from playground.errors import unknown_channel, unknown_message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

DISCORD_EPOCH_MILLISECONDS = 1_420_070_400_000
_USER_MENTION = re.compile(r"<@!?(\d{1,20})>")


@dataclass
class User:
    """An account: a person, or the application's bot."""

    id: int
    username: str
    display_name: str
    is_bot: bool = False


@dataclass
class Guild:
    """A server; every account is a member of every server."""

    id: int
    name: str
    channel_ids: list[int] = field(default_factory=list)


@dataclass
class File:
    """An uploaded file; ``width`` and ``height`` are set for pictures, in pixels."""

    id: int
    filename: str
    content: bytes
    content_type: str
    description: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass
class Message:
    """A message; ``only_for`` is the one person who sees an ephemeral message."""

    id: int
    channel_id: int
    author_id: int
    type: MessageType = MessageType.DEFAULT
    content: str = ""
    edited_at: datetime | None = None
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    flags: MessageFlag = MessageFlag.NONE
    mention_ids: list[int] = field(default_factory=list)
    reply_to: tuple[int, int] | None = None
    nonce: str | int | None = None
    only_for: int | None = None
    interaction: Interaction | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)
    thread_id: int | None = None
    tts: bool = False

    @property
    def created_at(self) -> datetime:
        """When it was written, read from its snowflake."""
        return snowflake_time(self.id)


@dataclass
class Channel:
    """A text channel, a direct-message channel or a thread; ``messages`` is ordered, oldest first."""

    id: int
    type: ChannelType
    name: str
    guild_id: int | None = None
    parent_id: int | None = None
    recipient_id: int | None = None
    owner_id: int | None = None
    auto_archive_minutes: int = 1440
    archived: bool = False
    locked: bool = False
    member_ids: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    nonces: dict[tuple[int, str | int], int] = field(default_factory=dict)

    @property
    def is_thread(self) -> bool:
        """Whether it hangs under a text channel."""
        return self.type in THREADS

    def is_visible_to(self, user_id: int, bot_id: int) -> bool:
        """Whether an account may look inside."""
        if self.type is ChannelType.DM:
            return user_id in {self.recipient_id, bot_id}
        return self.type is not ChannelType.PRIVATE_THREAD or user_id in self.member_ids


@dataclass
class Interaction:
    """One thing that a person did to the application, and what became of it.

    ``answer`` resolves once, with the callback type and what it carried.
    """

    id: int
    token: str
    type: InteractionType
    user_id: int
    channel_id: int
    data: dict[str, Any]
    started: float
    answer: asyncio.Future[tuple[int, Any]]
    name: str = ""
    source_message_id: int | None = None
    target_message_id: int | None = None
    triggering: Interaction | None = None
    original_id: int | None = None
    expired: bool = False


@dataclass(frozen=True)
class Event:
    """Something that happened; ``name`` is Discord's name of it."""

    name: str
    channel: Channel | None = None
    message: Message | None = None
    user: User | None = None
    emoji: str = ""
    message_id: int = 0


class World:
    """The playground's state. Every change goes through a method, which tells the listeners."""

    def __init__(self, bot_name: str, guilds: Mapping[str, Sequence[str]]) -> None:
        self._last_snowflake = 0
        self.listeners: list[Callable[[Event], None]] = []
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.files: dict[int, File] = {}
        self.commands: dict[int | None, dict[int, dict[str, Any]]] = {None: {}}
        self.interactions: dict[int, Interaction] = {}
        self.modals: dict[int, dict[str, Any]] = {}
        self.bot = User(self.new_id(), bot_name.lower().replace(" ", "-"), bot_name, is_bot=True)
        self.users[self.bot.id] = self.bot
        for guild_name, channel_names in guilds.items():
            guild = Guild(self.new_id(), guild_name)
            self.guilds[guild.id] = guild
            for channel_name in channel_names:
                channel = Channel(self.new_id(), ChannelType.TEXT, channel_name, guild_id=guild.id)
                self.channels[channel.id] = channel
                guild.channel_ids.append(channel.id)

    def new_id(self) -> int:
        """A fresh snowflake: larger than every earlier one, and carrying the time in milliseconds."""
        now = (int(time.time() * 1000) - DISCORD_EPOCH_MILLISECONDS) << 22
        self._last_snowflake = max(self._last_snowflake + 1, now)
        return self._last_snowflake

    def tell(self, event: Event) -> None:
        """Hand an event to every listener."""
        for listener in list(self.listeners):
            listener(event)

    # -- people and channels

    def join(self, name: str) -> User:
        """Make an account for a person, with a DM channel to the bot; the same name gives the same account."""
        for user in self.people():
            if user.display_name == name:
                return user
        username = re.sub(r"[^a-z0-9_.]", "_", name.lower())
        user = User(self.new_id(), username, name)
        self.users[user.id] = user
        channel = Channel(self.new_id(), ChannelType.DM, self.bot.display_name, recipient_id=user.id)
        self.channels[channel.id] = channel
        self.tell(Event("GUILD_MEMBER_ADD", user=user))
        return user

    def people(self) -> list[User]:
        """Every account that is not the bot's, in the order of joining."""
        return [user for user in self.users.values() if not user.is_bot]

    def dm_of(self, user_id: int) -> Channel:
        """The direct messages between a person and the bot."""
        return next(channel for channel in self.channels.values() if channel.recipient_id == user_id)

    def channel(self, channel_id: int) -> Channel:
        """Look a channel up.

        Raises:
            DiscordError: Unknown Channel.
        """
        found = self.channels.get(channel_id)
        if found is None:
            raise unknown_channel()
        return found

    def threads(self, guild_id: int) -> list[Channel]:
        """The threads of a guild."""
        return [channel for channel in self.channels.values() if channel.is_thread and channel.guild_id == guild_id]

    def add_thread(self, parent: Channel, name: str, *, on: Message | None, owner_id: int, is_private: bool) -> Channel:
        """Start a thread in a text channel; one that hangs on a message shares that message's id."""
        kind = ChannelType.PRIVATE_THREAD if is_private else ChannelType.PUBLIC_THREAD
        thread = Channel(on.id if on else self.new_id(), kind, name, guild_id=parent.guild_id, parent_id=parent.id)
        thread.owner_id = owner_id
        thread.member_ids.append(owner_id)
        self.channels[thread.id] = thread
        if on is not None:
            on.thread_id = thread.id
            on.flags |= MessageFlag.HAS_THREAD
            self.tell(Event("MESSAGE_UPDATE", parent, on))
        self.tell(Event("THREAD_CREATE", thread))
        return thread

    def remove_channel(self, channel: Channel) -> None:
        """Delete a thread."""
        del self.channels[channel.id]
        self.tell(Event("THREAD_DELETE", channel))

    # -- messages

    def message(self, channel_id: int, message_id: int) -> Message:
        """Look a message up.

        Raises:
            DiscordError: Unknown Channel or Unknown Message.
        """
        found = self.channel(channel_id).messages.get(message_id)
        if found is None:
            raise unknown_message()
        return found

    def add_message(self, message: Message) -> Message:
        """Put a message at the end of its channel."""
        channel = self.channel(message.channel_id)
        channel.messages[message.id] = message
        self.tell(Event("MESSAGE_CREATE", channel, message))
        return message

    def touch_message(self, message: Message, *, is_edit: bool = True) -> None:
        """Tell that a message changed; a person's or bot's edit is dated, a filled-in placeholder is not."""
        if is_edit:
            message.edited_at = datetime.now(UTC)
        self.tell(Event("MESSAGE_UPDATE", self.channel(message.channel_id), message))

    def remove_message(self, message: Message) -> None:
        """Delete a message."""
        channel = self.channel(message.channel_id)
        del channel.messages[message.id]
        self.tell(Event("MESSAGE_DELETE", channel, message, message_id=message.id))

    def mentioned(self, content: str) -> list[int]:
        """The accounts that a text mentions, each once, in order."""
        found = dict.fromkeys(int(one) for one in _USER_MENTION.findall(content))
        return [user_id for user_id in found if user_id in self.users]

    # -- interactions

    def start_interaction(
        self,
        kind: InteractionType,
        user_id: int,
        channel_id: int,
        data: dict[str, Any],
        **details: Any,  # noqa: ANN401
    ) -> Interaction:
        """Write down an interaction; ``details`` are further fields of ``Interaction``."""
        interaction = Interaction(
            id=self.new_id(),
            token=secrets.token_urlsafe(48),
            type=kind,
            user_id=user_id,
            channel_id=channel_id,
            data=data,
            started=time.monotonic(),
            answer=asyncio.get_running_loop().create_future(),
            **details,
        )
        self.interactions[interaction.id] = interaction
        return interaction

    def interaction_by_token(self, token: str) -> Interaction | None:
        """Find the interaction that a token was made for."""
        return next((one for one in self.interactions.values() if secrets.compare_digest(one.token, token)), None)

    # -- commands

    def visible_commands(self, channel: Channel) -> list[dict[str, Any]]:
        """The commands that a person may run in a channel; a guild's own ones hide global ones of the same name."""
        found = {(one["type"], one["name"]): one for one in self._allowed(self.commands[None].values(), channel)}
        if channel.guild_id is not None:
            found |= {(one["type"], one["name"]): one for one in self.commands.get(channel.guild_id, {}).values()}
        return sorted(found.values(), key=lambda one: (one["type"], one["name"]))

    def find_command(self, kind: CommandType, name: str, channel: Channel) -> dict[str, Any] | None:
        """A command by its type and name, where it may be run."""
        wanted = (int(kind), name)
        return next((one for one in self.visible_commands(channel) if (one["type"], one["name"]) == wanted), None)

    @staticmethod
    def _allowed(commands: Iterable[dict[str, Any]], channel: Channel) -> Iterable[dict[str, Any]]:
        place = 1 if channel.type is ChannelType.DM else 0
        return (one for one in commands if one.get("contexts") is None or place in one["contexts"])


def snowflake_time(snowflake: int) -> datetime:
    """The moment that a snowflake carries."""
    return datetime.fromtimestamp(((snowflake >> 22) + DISCORD_EPOCH_MILLISECONDS) / 1000, UTC)

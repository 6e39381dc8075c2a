"""An open page, seen by a program: what is on it now, and waiting for what will be."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, TypeVar

from playground.seen import SeenMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    import aiohttp

    from playground.seen import SeenAttachment

JSON = dict[str, Any]

DM = "@me"
"""Names the direct messages with the bot, as the ``where`` of every method."""

_SHOWN_CHARACTERS = 200
_Found = TypeVar("_Found")


class Window:
    """What one person's page shows, kept up to date by the page's websocket."""

    def __init__(self, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse, hello: JSON) -> None:
        self._session = session
        self._socket = socket
        self.id = int(hello["me"]["id"])
        self.name = str(hello["me"]["global_name"])
        self.bot_id = int(hello["bot"]["id"])
        self.bot_is_online = bool(hello["bot"]["online"])
        self._dm = int(hello["dm"])
        self._channels: dict[int, JSON] = {int(one["id"]): one for one in hello["channels"]}
        self._commands: JSON = hello["commands"]
        self._messages: dict[int, SeenMessage] = {}
        self._typing: list[tuple[int, int]] = []
        for raw in hello["messages"]:
            self._keep(raw)
        self._news = asyncio.Condition()
        self._listening = asyncio.create_task(self._listen())

    async def close(self) -> None:
        """Close the page."""
        self._listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._listening
        await self._socket.close()
        await self._session.close()

    # -- places

    @property
    def mention(self) -> str:
        """What mentions this person in a message."""
        return f"<@{self.id}>"

    @property
    def bot_mention(self) -> str:
        """What mentions the bot in a message."""
        return f"<@{self.bot_id}>"

    def channel(self, where: str | int) -> int:
        """The id of a channel that this person sees.

        Raises:
            LookupError: there is none of that name.
        """
        if isinstance(where, int):
            return where
        if where == DM:
            return self._dm
        for number, channel in self._channels.items():
            if channel.get("name") == where.removeprefix("#"):
                return number
        message = f"{self.name} sees no channel called {where!r}"
        raise LookupError(message)

    def commands(self, where: str | int = "general") -> tuple[str, ...]:
        """The names of the commands that this person can run in a channel: slash commands, then menu commands."""
        return tuple(one["name"] for one in self._commands[str(self.channel(where))])

    # -- seeing

    def messages(self, where: str | int = "general") -> tuple[SeenMessage, ...]:
        """Everything this person sees in a channel right now, oldest first, own ephemeral messages included."""
        channel_id = self.channel(where)
        return tuple(one for one in self._in_order() if one.channel_id == channel_id)

    async def wait_for(
        self,
        predicate: Callable[[SeenMessage], bool],
        *,
        where: str | int | None = None,
        after: SeenMessage | None = None,
        timeout_seconds: float = 10,
    ) -> SeenMessage:
        """Return the first message for which ``predicate`` holds, now or within ``timeout_seconds``.

        Looks at what is there already, then at every new message and every edit.
        ``where`` None means anywhere. ``after`` leaves out that message and older ones.

        Raises:
            TimeoutError: naming what was seen instead.
        """

        def find() -> SeenMessage | None:
            place = None if where is None else self.channel(where)
            for one in self._in_order():
                fits = place in {None, one.channel_id} and (after is None or one.id > after.id)
                if fits and predicate(one):
                    return one
            return None

        return await self._until(find, timeout_seconds)

    async def wait_for_edit(
        self,
        message: SeenMessage,
        predicate: Callable[[SeenMessage], bool] | None = None,
        *,
        timeout_seconds: float = 10,
    ) -> SeenMessage:
        """Return the state of a message that differs from ``message`` and satisfies ``predicate``, now or soon.

        Raises:
            TimeoutError: naming what was seen instead.
        """

        def find() -> SeenMessage | None:
            now = self._messages.get(message.id)
            if now is None or now == message or (predicate is not None and not predicate(now)):
                return None
            return now

        return await self._until(find, timeout_seconds)

    async def wait_until_gone(self, message: SeenMessage, *, timeout_seconds: float = 10) -> None:
        """Wait until a message is deleted.

        Raises:
            TimeoutError: it stayed.
        """
        await self._until(lambda: message.id not in self._messages or None, timeout_seconds)

    async def wait_for_typing(self, *, where: str | int, timeout_seconds: float = 10) -> None:
        """Wait until the bot has shown that it is typing in a channel.

        Raises:
            TimeoutError: it has not.
        """
        sign = (self.channel(where), self.bot_id)
        await self._until(lambda: sign in self._typing or None, timeout_seconds)

    async def wait_for_channel(self, name: str, *, timeout_seconds: float = 10) -> int:
        """The id of a channel or thread of that name, now or as soon as it is there.

        Raises:
            TimeoutError: it is not.
        """

        def find() -> int | None:
            return next((number for number, one in self._channels.items() if one.get("name") == name), None)

        return await self._until(find, timeout_seconds)

    async def wait_for_command(self, name: str, *, where: str | int = DM, timeout_seconds: float = 30) -> None:
        """Wait until the bot is online and has registered a command.

        Raises:
            TimeoutError: it did not happen in time.
        """
        await self._until(
            lambda: True if self.bot_is_online and name in self.commands(where) else None, timeout_seconds
        )

    async def wait_for_news(self) -> None:
        """Wait until the page has heard of anything at all."""
        async with self._news:
            await self._news.wait()

    async def download(self, attachment: SeenAttachment) -> bytes:
        """Fetch a file."""
        return await self.fetch(attachment.url)

    async def fetch(self, url: str) -> bytes:
        """Fetch a picture of an embed or component by its address on the playground."""
        async with self._session.get(url) as response:
            response.raise_for_status()
            return await response.read()

    # -- inside

    async def _listen(self) -> None:
        async for frame in self._socket:
            event = frame.json()
            async with self._news:
                self._take(event)
                self._news.notify_all()

    def _take(self, event: JSON) -> None:
        match event["type"]:
            case "message":
                self._keep(event["message"])
            case "message gone":
                self._messages.pop(int(event["message_id"]), None)
            case "channel":
                self._channels[int(event["channel"]["id"])] = event["channel"]
                self._commands = event["commands"]
            case "channel gone":
                self._channels.pop(int(event["channel_id"]), None)
            case "commands":
                self._commands = event["commands"]
            case "typing":
                self._typing.append((int(event["channel_id"]), int(event["user_id"])))
            case "bot":
                self.bot_is_online = event["online"]

    def _keep(self, raw: JSON) -> None:
        self._messages[int(raw["id"])] = SeenMessage(raw)

    def _in_order(self) -> list[SeenMessage]:
        return sorted(self._messages.values(), key=lambda one: one.id)

    async def _until(self, find: Callable[[], _Found | None], timeout_seconds: float) -> _Found:
        found: list[_Found] = []

        def has_found() -> bool:
            value = find()
            if value is not None:
                found.append(value)
            return bool(found)

        try:
            async with asyncio.timeout(timeout_seconds), self._news:
                await self._news.wait_for(has_found)
        except TimeoutError as error:
            seen = "\n".join(f"  [{one.author_name}] {one.text[:_SHOWN_CHARACTERS]!r}" for one in self._in_order())
            message = f"{self.name} waited {timeout_seconds} s in vain; what there is:\n{seen}"
            raise TimeoutError(message) from error
        return found[0]

"""The page's websockets: each open page sees what its person may see, as it happens."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from playground.page.view import View
    from playground.world import Channel, Event, Message, User, World

JSON = dict[str, Any]


@dataclass(eq=False)
class Audience:
    """One open page: whose it is, and what is still to be sent."""

    person: User
    frames: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    def send(self, payload: JSON) -> None:
        """Queue a frame."""
        self.frames.put_nowait(json.dumps(payload))


class Hub:
    """Every open page."""

    def __init__(self, world: World, view: View) -> None:
        self._world = world
        self._view = view
        self._audiences: set[Audience] = set()
        self._sockets: set[web.WebSocketResponse] = set()
        self._bot_is_online = False
        world.listeners.append(self._tell)

    async def serve(self, request: web.Request, person: User) -> web.WebSocketResponse:
        """Keep a page up to date until it closes; what the page has to say comes by HTTP instead."""
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        audience = Audience(person)
        audience.send(self._view.hello(person, bot_is_online=self._bot_is_online))
        self._audiences.add(audience)
        self._sockets.add(socket)
        pump = asyncio.create_task(_pump(socket, audience))
        try:
            async for _ in socket:
                pass
        finally:
            self._audiences.discard(audience)
            self._sockets.discard(socket)
            pump.cancel()
        return socket

    async def close(self) -> None:
        """Close every page's socket."""
        await asyncio.gather(*(one.close() for one in list(self._sockets)))

    def show_presence(self, *, bot_is_online: bool) -> None:
        """Tell every page whether the bot is there."""
        if bot_is_online == self._bot_is_online:
            return
        self._bot_is_online = bot_is_online
        for audience in self._audiences:
            audience.send({"type": "bot", "online": bot_is_online})

    def _tell(self, event: Event) -> None:
        for audience in self._audiences:
            payload = self._frame(event, audience.person)
            if payload is not None:
                audience.send(payload)

    def _frame(self, event: Event, person: User) -> JSON | None:
        """What a person's page is told of an event, or None."""
        if event.name == "GUILD_MEMBER_ADD":
            return {"type": "people", "people": self._view.people()}
        if event.name == "COMMANDS":
            return {"type": "commands", "commands": self._view.commands(person)}
        if event.channel is None or not self._view.can_see(person, event.channel):
            return None
        if event.message is not None:
            return self._message_frame(event, event.message, person)
        return self._channel_frame(event, event.channel, person)

    def _message_frame(self, event: Event, message: Message, person: User) -> JSON | None:
        if message.only_for not in {None, person.id}:
            return None
        if event.name == "MESSAGE_DELETE":
            return {"type": "message gone", "channel_id": str(message.channel_id), "message_id": str(message.id)}
        return {"type": "message", "event": event.name, "message": self._view.message(message)}

    def _channel_frame(self, event: Event, channel: Channel, person: User) -> JSON | None:
        channel_id = str(channel.id)
        if event.name == "THREAD_DELETE":
            return {"type": "channel gone", "channel_id": channel_id}
        if event.name == "TYPING_START":
            return {"type": "typing", "channel_id": channel_id, "user_id": str(event.user.id if event.user else 0)}
        return {"type": "channel", "channel": self._view.channel(channel), "commands": self._view.commands(person)}


async def _pump(socket: web.WebSocketResponse, audience: Audience) -> None:
    with contextlib.suppress(ConnectionError):
        while True:
            await socket.send_str(await audience.frames.get())

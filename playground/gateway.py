"""The gateway: sessions over websockets, with resume, compression and intents."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import secrets
import time
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSCloseCode, web

from playground import payloads
from playground.constants import ChannelType, Intent
from playground.guild_payloads import guild_payload
from playground.intents import hide_content, wants

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.world import Event, Interaction, Message, World

JSON = dict[str, Any]
_LOG = logging.getLogger(__name__)

_DISPATCH, _HEARTBEAT, _IDENTIFY, _PRESENCE, _VOICE, _RESUME = 0, 1, 2, 3, 4, 6
_MEMBERS, _INVALID_SESSION, _HELLO, _HEARTBEAT_ACK = 8, 9, 10, 11
_UNKNOWN_OPCODE, _DECODE_ERROR, _NOT_AUTHENTICATED, _AUTHENTICATION_FAILED = 4001, 4002, 4003, 4004
_ALREADY_AUTHENTICATED, _INVALID_INTENTS, _DISALLOWED_INTENTS = 4005, 4013, 4014
_FRAME_BYTES = 4096
_HEARTBEAT_MILLISECONDS = 41_250
_TRAVEL_SECONDS = 0.05
_REPLAYED_EVENTS = 1000
_CLOSE_SECONDS = 1.0


@dataclass
class Session:
    """What outlives a connection: the intents, the count of events, and the events to replay on resume."""

    id: str
    intents: Intent
    seq: int = 0
    log: deque[tuple[int, JSON]] = field(default_factory=lambda: deque(maxlen=_REPLAYED_EVENTS))
    connection: Connection | None = None

    def dispatch(self, name: str, data: JSON) -> None:
        """Send an event, or keep it for the resume."""
        self.seq += 1
        payload = {"op": _DISPATCH, "t": name, "s": self.seq, "d": data}
        self.log.append((self.seq, payload))
        if self.connection is not None:
            self.connection.send(payload)


class Connection:
    """One websocket of the bot. Frames leave in order, through a queue, so that telling an event never waits."""

    def __init__(self, socket: web.WebSocketResponse, *, zlib_stream: bool) -> None:
        self.socket = socket
        self.is_cut = False
        self._frames: asyncio.Queue[JSON] = asyncio.Queue()
        self._deflate = zlib.compressobj() if zlib_stream else None

    def send(self, payload: JSON) -> None:
        """Queue a frame."""
        self._frames.put_nowait(payload)

    async def pump(self) -> None:
        """Write queued frames until the socket is gone."""
        with contextlib.suppress(ConnectionError):
            while True:
                text = json.dumps(await self._frames.get())
                if self._deflate is None:
                    await self.socket.send_str(text)
                else:
                    frame = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(frame)


class Gateway:
    """Every session of the bot.

    Args:
        world: whose events are told.
        token: what a bot identifies with.
        message_content: whether the message-content intent may be asked for.
        on_presence: called when the bot comes online or goes.
    """

    def __init__(self, world: World, token: str, *, message_content: bool, on_presence: Callable[[], None]) -> None:
        self._world = world
        self._token = token
        self._message_content = message_content
        self._on_presence = on_presence
        self._sessions: dict[str, Session] = {}
        self.url = ""
        self.origin = ""
        self.identify_count = 0
        self.resume_count = 0
        world.listeners.append(self._tell)

    @property
    def is_online(self) -> bool:
        """Whether a bot is connected and known."""
        return any(session.connection for session in self._sessions.values())

    # -- connections

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Talk to a bot until its socket closes."""
        socket = web.WebSocketResponse(max_msg_size=2**20, timeout=_CLOSE_SECONDS)
        await socket.prepare(request)
        # zstd-stream is answered in plain text, which discord.py takes whatever it asked for.
        connection = Connection(socket, zlib_stream=request.query.get("compress") == "zlib-stream")
        pump = asyncio.create_task(connection.pump())
        connection.send({"op": _HELLO, "d": {"heartbeat_interval": _HEARTBEAT_MILLISECONDS}})
        session: Session | None = None
        try:
            async for frame in socket:
                payload = _decode(frame.data)
                if payload is None:
                    await socket.close(code=_DECODE_ERROR, message=b"Error while decoding payload.")
                    break
                session = await self._receive(connection, session, payload)
        finally:
            pump.cancel()
            self._disconnect(connection, session)
        return socket

    def _disconnect(self, connection: Connection, session: Session | None) -> None:
        if session is None or session.connection is not connection:
            return
        session.connection = None
        if not connection.is_cut and connection.socket.close_code in {WSCloseCode.OK, WSCloseCode.GOING_AWAY}:
            # The bot said good-bye: such a session cannot be resumed.
            self._sessions.pop(session.id, None)
        self._on_presence()

    async def close(self, code: int, *, resumable: bool) -> None:
        """Cut every connection; without ``resumable`` forget the sessions, too."""
        connections = [one.connection for one in self._sessions.values() if one.connection]
        for one in connections:
            one.is_cut = True
        if not resumable:
            self._sessions.clear()
        await asyncio.gather(*(one.socket.close(code=code) for one in connections))
        self._on_presence()

    async def _receive(self, connection: Connection, session: Session | None, payload: JSON) -> Session | None:
        op, data = payload.get("op"), payload.get("d")
        if op == _HEARTBEAT:
            # discord.py writes down when it sent a heartbeat after sending it: an answer at once would be taken for one
            # to the heartbeat before, and it would warn of being as far behind as the two lie apart.
            asyncio.get_running_loop().call_later(_TRAVEL_SECONDS, connection.send, {"op": _HEARTBEAT_ACK})
        elif op in {_IDENTIFY, _RESUME} and session is not None:
            await connection.socket.close(code=_ALREADY_AUTHENTICATED, message=b"Already authenticated.")
        elif op == _IDENTIFY:
            return await self._identify(connection, data or {})
        elif op == _RESUME:
            return await self._resume(connection, data or {})
        elif op not in {_PRESENCE, _VOICE, _MEMBERS}:
            await connection.socket.close(code=_UNKNOWN_OPCODE, message=b"Unknown opcode.")
        elif session is None:
            await connection.socket.close(code=_NOT_AUTHENTICATED, message=b"Not authenticated.")
        elif op == _MEMBERS:
            self._send_members(session, data or {})
        return session

    # -- the opcodes

    async def _identify(self, connection: Connection, data: JSON) -> Session | None:
        if not _same(data.get("token"), self._token):
            await connection.socket.close(code=_AUTHENTICATION_FAILED, message=b"Authentication failed.")
            return None
        if not isinstance(data.get("intents"), int) or data["intents"] < 0:
            await connection.socket.close(code=_INVALID_INTENTS, message=b"Invalid intent(s).")
            return None
        intents = Intent(data["intents"])
        if intents & Intent.MESSAGE_CONTENT and not self._message_content:
            await connection.socket.close(code=_DISALLOWED_INTENTS, message=b"Disallowed intent(s).")
            return None
        self.identify_count += 1
        for stale in [one for one in self._sessions.values() if one.connection is None]:
            del self._sessions[stale.id]
        session = Session(secrets.token_hex(16), intents, connection=connection)
        self._sessions[session.id] = session
        self._greet(session)
        self._on_presence()
        return session

    def _greet(self, session: Session) -> None:
        guilds = list(self._world.guilds.values())
        application = payloads.application_payload(self._world, message_content=self._message_content)
        ready: JSON = {
            "v": 10,
            "user": payloads.user_payload(self._world.bot),
            "guilds": [{"id": str(one.id), "unavailable": True} for one in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "application": {"id": application["id"], "flags": application["flags"]},
            "private_channels": [],
            "session_type": "normal",
        }
        session.dispatch("READY", ready)
        if session.intents & Intent.GUILDS:
            for guild in guilds:
                payload = guild_payload(self._world, guild)
                if not session.intents & Intent.GUILD_MEMBERS:
                    payload["members"] = [payloads.member_payload(self._world.bot)]
                session.dispatch("GUILD_CREATE", payload)

    async def _resume(self, connection: Connection, data: JSON) -> Session | None:
        session = self._sessions.get(str(data.get("session_id")))
        seq = data.get("seq")
        if session is None or not _same(data.get("token"), self._token) or not isinstance(seq, int):
            connection.send({"op": _INVALID_SESSION, "d": False})
            return None
        self.resume_count += 1
        session.connection = connection
        for number, payload in list(session.log):
            if number > seq:
                connection.send(payload)
        session.dispatch("RESUMED", {})
        self._on_presence()
        return session

    def _send_members(self, session: Session, data: JSON) -> None:
        users = list(self._world.users.values())
        wanted = data.get("user_ids")
        if wanted is not None:
            ids = {int(one) for one in (wanted if isinstance(wanted, list) else [wanted])}
            users = [one for one in users if one.id in ids]
        elif data.get("query"):
            users = [one for one in users if one.username.startswith(str(data["query"]).lower())]
        chunk: JSON = {
            "guild_id": str(data.get("guild_id")),
            "members": [payloads.member_payload(one) for one in users],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [],
        }
        if data.get("nonce"):
            chunk["nonce"] = data["nonce"]
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    # -- events

    def send_interaction(self, interaction: Interaction) -> None:
        """Tell the bot of an interaction; that takes no intent."""
        payload = payloads.interaction_payload(self._world, interaction, self.origin)
        for session in self._sessions.values():
            session.dispatch("INTERACTION_CREATE", payload)

    def _tell(self, event: Event) -> None:
        if event.message is not None and event.message.only_for is not None:
            return
        channel = event.channel
        if channel is not None and not channel.is_visible_to(self._world.bot.id, self._world.bot.id):
            return
        for session in list(self._sessions.values()):
            if wants(session.intents, event):
                for data in self._event_data(event, session.intents):
                    session.dispatch(event.name, data)

    def _event_data(self, event: Event, intents: Intent) -> list[JSON]:
        """What is dispatched for an event: one payload, or one a guild."""
        if event.channel is None:
            member = payloads.member_payload(event.user) if event.user else {}
            return [member | {"guild_id": str(one)} for one in self._world.guilds]
        if event.name.startswith("THREAD_"):
            return [payloads.channel_payload(self._world, event.channel) | {"newly_created": True}]
        place: JSON = {"channel_id": str(event.channel.id)}
        if event.channel.guild_id is not None:
            place["guild_id"] = str(event.channel.guild_id)
        if event.message is None:
            typing = {"user_id": str(event.user.id if event.user else 0), "timestamp": int(time.time())}
            return [typing | place]
        if event.name == "MESSAGE_DELETE":
            return [place | {"id": str(event.message.id)}]
        if event.name.startswith("MESSAGE_REACTION_"):
            return [_reaction(event, event.message) | place]
        return [self._message_data(event, intents) | place]

    def _message_data(self, event: Event, intents: Intent) -> JSON:
        channel, message = event.channel, event.message
        if channel is None or message is None:
            return {}
        payload = payloads.message_payload(self._world, message, self.origin)
        payload["channel_type"] = int(channel.type)
        if channel.type is ChannelType.DM:
            return payload
        author = self._world.users[message.author_id]
        if message.interaction is None:
            payload["member"] = payloads.member_payload(author, with_user=False)
        return payload if intents & Intent.MESSAGE_CONTENT else hide_content(payload, self._world.bot.id)


def _reaction(event: Event, message: Message) -> JSON:
    return {
        "user_id": str(event.user.id if event.user else 0),
        "emoji": {"id": None, "name": event.emoji},
        "burst": False,
        "message_id": str(message.id),
        "type": 0,
        "message_author_id": str(message.author_id),
    }


def _decode(data: object) -> JSON | None:
    """A frame's JSON object; some clients send it as bytes."""
    if not isinstance(data, str | bytes) or len(data) > _FRAME_BYTES:
        return None
    try:
        payload = json.loads(data)
    except ValueError:
        return None
    return payload if isinstance(payload, dict) else None


def _same(claimed: object, token: str) -> bool:
    return isinstance(claimed, str) and secrets.compare_digest(claimed.removeprefix("Bot ").encode(), token.encode())

"""The playground itself: one loopback server that is Discord's REST API, its gateway, its CDN and the chat page."""

from __future__ import annotations

import asyncio
import ipaddress
import secrets
import socket
from importlib.resources import files
from typing import TYPE_CHECKING, Self

from aiohttp import web

from playground.cdn import serve_file
from playground.constants import REQUEST_BYTES
from playground.context import CONTEXT, Context
from playground.errors import StartPlaygroundError
from playground.faults import Faults
from playground.gateway import Gateway
from playground.guard import guard
from playground.messages import Writer
from playground.page.api import PageApi
from playground.page.hub import Hub
from playground.page.interactions import Interactor
from playground.page.view import View
from playground.person import Person
from playground.rest import commands, interactions, login, messages, places, webhooks
from playground.rest.api import PREFIX, add_endpoints
from playground.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT_GUILDS: Mapping[str, Sequence[str]] = {"JAX Club": ("general", "problems")}
_STATIC = files("playground").joinpath("static")
_CONTENT_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Playground:
    """An async context manager: a loopback Discord with one application (the tutor) in it.

    Args:
        host: only a loopback address is accepted.
        port: 0 picks a free one.
        bot_name: what the application's user is called.
        guilds: server names and their text channels, in order; the bot and every person are members of all.
        message_content: whether the application may use the privileged message-content intent;
            when False a bot that asks for it is closed with 4014, as on Discord.
        respond_within_seconds: how long a bot has for its first answer to an interaction.
        token_lives_seconds: how long an interaction token is good for.

    Raises:
        StartPlaygroundError: the host is not a loopback address, or the port is taken.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        bot_name: str = "Tutor",
        guilds: Mapping[str, Sequence[str]] = DEFAULT_GUILDS,
        message_content: bool = True,
        respond_within_seconds: float = 3.0,
        token_lives_seconds: float = 900.0,
    ) -> None:
        try:
            address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
        except ValueError as error:
            raise StartPlaygroundError(f"{host!r} is not an address. Use 127.0.0.1.") from error
        if not address.is_loopback:
            raise StartPlaygroundError(
                f"The playground lets anyone in who can reach it, so it only listens on this machine: "
                f"{host} is not a loopback address. Use 127.0.0.1."
            )
        self._host = str(address)
        self._port = port
        self._runner: web.AppRunner | None = None
        self._persons: dict[str, Person] = {}
        self._changed = asyncio.Event()
        self._world = World(bot_name, guilds)
        self._world.listeners.append(lambda _: self._note_change())
        self.token = secrets.token_urlsafe(32)
        self._gateway = Gateway(
            self._world, self.token, message_content=message_content, on_presence=self._show_presence
        )
        self.faults = Faults(
            lambda code, resumable: self._gateway.close(code, resumable=resumable), self._expire_tokens
        )
        self._message_content = message_content
        self._respond_within_seconds = respond_within_seconds
        self._token_lives_seconds = token_lives_seconds
        self._origin = ""

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[guard], client_max_size=REQUEST_BYTES + 2**20)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        site_port = self._port or _free_port(self._host)
        host = f"[{self._host}]" if ":" in self._host else self._host
        self._origin = f"http://{host}:{site_port}"
        self._gateway.url = self.gateway_url
        self._gateway.origin = self._origin
        view = View(self._world, self._origin)
        self._hub = Hub(self._world, view)
        context = Context(
            world=self._world,
            writer=Writer(self._world, self._origin),
            faults=self.faults,
            gateway=self._gateway,
            hub=self._hub,
            token=self.token,
            origin=self._origin,
            message_content=self._message_content,
            respond_within_seconds=self._respond_within_seconds,
            token_lives_seconds=self._token_lives_seconds,
        )
        app[CONTEXT] = context
        self._add_routes(app, context, view)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, site_port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise StartPlaygroundError(
                f"The playground cannot listen on {self._origin}: {error.strerror}. Choose another port."
            ) from error
        return self

    async def __aexit__(self, *_: object) -> None:
        for person in self._persons.values():
            await person.close()
        await self._hub.close()
        await self._gateway.close(1001, resumable=False)
        if self._runner is not None:
            await self._runner.cleanup()

    def _add_routes(self, app: web.Application, context: Context, view: View) -> None:
        app.router.add_get("/", self._front)
        app.router.add_get("/static/{name}", _static)
        app.router.add_get("/attachments/{file_id}/{filename}", serve_file)
        PageApi(context, view, Interactor(context, view)).add_to(app)
        topics = (login, commands, places, messages, interactions, webhooks)
        add_endpoints(app, (endpoint for topic in topics for endpoint in topic.ENDPOINTS))

    async def _front(self, request: web.Request) -> web.StreamResponse:
        """The same address is the gateway for a websocket and the page for a browser."""
        if request.headers.get("Upgrade", "").lower() != "websocket":
            return _static_file("index.html")
        if "Origin" in request.headers:
            raise web.HTTPForbidden(text="The gateway is for bots, not for pages.")
        return await self._gateway.serve(request)

    # -- where it is

    @property
    def page_url(self) -> str:
        """Where the chat page is: ``http://127.0.0.1:PORT/``."""
        return f"{self._origin}/"

    @property
    def api_url(self) -> str:
        """For ``discord.http.Route.BASE``: ``http://127.0.0.1:PORT/api/v10``."""
        return f"{self._origin}{PREFIX}"

    @property
    def gateway_url(self) -> str:
        """For ``DiscordWebSocket.DEFAULT_GATEWAY``: ``ws://127.0.0.1:PORT/``."""
        return f"ws{self._origin.removeprefix('http')}/"

    @property
    def application_id(self) -> int:
        """The application's id, which is also its bot's user id."""
        return self._world.bot.id

    # -- the bot

    @property
    def bot_is_online(self) -> bool:
        """Whether a bot is connected to the gateway and has identified itself."""
        return self._gateway.is_online

    @property
    def identify_count(self) -> int:
        """How often a bot has identified itself; a resume does not count."""
        return self._gateway.identify_count

    @property
    def resume_count(self) -> int:
        """How often a bot has resumed its session."""
        return self._gateway.resume_count

    async def wait_for_bot(self, *, timeout_seconds: float = 10) -> None:
        """Wait until a bot is connected and has registered at least one command.

        Raises:
            TimeoutError: it did not come.
        """
        async with asyncio.timeout(timeout_seconds):
            while not (self.bot_is_online and any(self._world.commands.values())):
                self._changed.clear()
                await self._changed.wait()

    async def wait_for_bot_to_leave(self, *, timeout_seconds: float = 10) -> None:
        """Wait until no bot is connected.

        Raises:
            TimeoutError: it stayed.
        """
        async with asyncio.timeout(timeout_seconds):
            while self.bot_is_online:
                self._changed.clear()
                await self._changed.wait()

    # -- people

    async def person(self, name: str) -> Person:
        """The person of this name, made on first use; the same name gives the same account again."""
        if name not in self._persons:
            self._persons[name] = await Person.join(self.page_url, name)
        return self._persons[name]

    # -- inside

    def _note_change(self) -> None:
        self._changed.set()

    def _show_presence(self) -> None:
        self._changed.set()
        self._hub.show_presence(bot_is_online=self.bot_is_online)

    def _expire_tokens(self) -> None:
        for interaction in self._world.interactions.values():
            interaction.expired = True


async def _static(request: web.Request) -> web.Response:
    return _static_file(request.match_info["name"])


def _static_file(name: str) -> web.Response:
    found = _STATIC.joinpath(name)
    kind = _CONTENT_TYPES.get(f".{name.rpartition('.')[2]}")
    if "/" in name or "\\" in name or kind is None or not found.is_file():
        raise web.HTTPNotFound(text="There is no such page.")
    headers = {"Cache-Control": "no-cache"}
    return web.Response(body=found.read_bytes(), content_type=kind, charset="utf-8", headers=headers)


def _free_port(host: str) -> int:
    """A port that is free now; the pages and payloads need to know it before the first request."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])

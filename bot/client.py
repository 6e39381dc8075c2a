"""The bot: a Discord client that asks for as little as it can, and starts and stops in good order."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.commands.answers import Answers
from bot.commands.asking import apologise
from bot.commands.incident import explain_error
from bot.commands.messages import Inbox
from bot.commands.post import PAUSES_SECONDS
from bot.commands.router import add_commands, route_control
from bot.commands.sync import sync_commands
from bot.core.curriculum import find_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import SimpleNamespace

    from bot.commands.asking import Ask
    from bot.core.tutor import Tutor
    from problems.bank import Bank
    from problems.problem import Problem

log = structlog.stdlib.get_logger(__name__)

GRACE_SECONDS = 10.0
"""How long a stopping bot goes on showing verdicts that are already there."""

CLOSING_SECONDS = 5.0
"""How long a closed client may take to notice."""

DISCORD_HOSTS = frozenset({"discord.com", "discord.gg", "discordapp.com", "discordapp.net"})
"""Discord's domains: its API, its gateways, and where it keeps files."""


# The bot never speaks in voice channels, so nobody needs to hear that the libraries for it are missing.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


class ReachForeignHostError(Exception):
    """Something wanted a connection to a host that is not Discord, or not the server that stands in for it."""


class Tree(app_commands.CommandTree["TutorBot"]):
    """The slash commands, with one place for what they raise."""

    async def on_error(self, interaction: Ask, error: app_commands.AppCommandError, /) -> None:
        """Answer with a sentence, whatever happened."""
        if interaction.type is not discord.InteractionType.autocomplete:
            await apologise(interaction, error)


class TutorBot(discord.Client):
    """The tutor in Discord.

    Args:
        tutor: The tutor without Discord, entered already.
        bank: Problems and lessons.
        message_content: Whether to ask for the privileged intent to read every message.
        hosts: Domains that requests may go to.
        pauses_seconds: Waits between tries to deliver a verdict.
        guild_ready_seconds: How long to wait for further servers after login, before being ready.
    """

    def __init__(
        self,
        tutor: Tutor,
        bank: Bank,
        *,
        message_content: bool = False,
        hosts: frozenset[str] = DISCORD_HOSTS,
        pauses_seconds: Sequence[float] = PAUSES_SECONDS,
        guild_ready_seconds: float = 2.0,
    ) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            # Nothing is looked up in old messages: what a message is about stands on the message itself.
            max_messages=None,
            guild_ready_timeout=guild_ready_seconds,
            http_trace=_trace_hosts(hosts),
            activity=discord.CustomActivity("/problem to start"),
        )
        self.tutor = tutor
        self.bank = bank
        self.reads_everything = message_content
        self.answers = Answers(self, pauses_seconds=pauses_seconds)
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        add_commands(self.tree)
        self._inbox = Inbox(self)
        self._has_resumed = False

    def find_problem(self, name: str) -> Problem:
        """Find a problem by its id or entry function.

        Raises:
            FindProblemError: There is none, or not any more.
        """
        return find_named(self.bank, name)

    def dispatch(self, event: str, /, *args: object, **kwargs: object) -> None:
        """Hand an event to its handler, unless the bot has been closed.

        A closed client has no event loop any more; one that was still connecting would hand out events all the same.
        """
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)

    async def setup_hook(self) -> None:
        """Register the commands where they changed."""
        await sync_commands(self)

    async def on_ready(self) -> None:
        """Answer what a restart, or Discord's absence, left unanswered."""
        log.info("ready", name=str(self.user), guilds=len(self.guilds))
        if self._has_resumed:
            self.answers.deliver_again()
            return
        self._has_resumed = True
        tickets = await self.tutor.list_unanswered()
        for ticket in tickets:
            self.answers.follow(ticket, is_resumed=True)
        if tickets:
            log.info("resumed", submissions=len(tickets))

    async def on_resumed(self) -> None:
        """Deliver what could not be delivered while the connection was down."""
        self.answers.deliver_again()

    async def on_message(self, message: discord.Message) -> None:
        """Take code out of a new message."""
        await self._inbox.take(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Take code out of an edited message."""
        await self._inbox.take_edit(payload.message)

    async def on_interaction(self, interaction: Ask) -> None:
        """Answer buttons, selects and forms."""
        await route_control(interaction)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what an event handler raised; there is nobody to tell."""
        error = sys.exc_info()[1]
        if error is not None:
            explain_error(error, asked=event_method)

    async def stop(self, *, grace_seconds: float = GRACE_SECONDS) -> None:
        """Show the verdicts that are there, then leave; everything else is answered after the next start."""
        log.info("stopping")
        await self.answers.close(grace_seconds)
        await self.close()


async def run_bot(
    tutor: Tutor,
    bank: Bank,
    token: str,
    *,
    message_content: bool = False,
    api_url: str | None = None,
    gateway_url: str | None = None,
    stop: asyncio.Event | None = None,
    guild_ready_seconds: float = 2.0,
    pauses_seconds: Sequence[float] = PAUSES_SECONDS,
    on_made: Callable[[TutorBot], None] | None = None,
) -> None:
    """Serve Discord, or a server that stands in for it, until told to stop.

    Args:
        tutor: The tutor, entered already.
        bank: Problems and lessons.
        token: The bot's token.
        message_content: Whether to ask for the privileged intent.
        api_url: Another REST base, such as ``http://127.0.0.1:8080/api/v10``.
        gateway_url: Another gateway, such as ``ws://127.0.0.1:8080/``.
        stop: Set it to stop the bot; without one, SIGTERM and SIGINT do.
        guild_ready_seconds: How long to wait for further servers after login.
        pauses_seconds: Waits between tries to deliver a verdict.
        on_made: Called with the bot before it connects.

    Raises:
        discord.LoginFailure: The token is wrong.
        discord.PrivilegedIntentsRequired: The application may not use the message-content intent.
    """
    bot = TutorBot(
        tutor,
        bank,
        message_content=message_content,
        hosts=_point_discord(api_url, gateway_url),
        guild_ready_seconds=guild_ready_seconds,
        pauses_seconds=pauses_seconds,
    )
    if on_made is not None:
        on_made(bot)
    is_stopping = stop or asyncio.Event()
    signals = () if stop is not None else (signal.SIGTERM, signal.SIGINT)
    loop = asyncio.get_running_loop()
    for number in signals:
        loop.add_signal_handler(number, is_stopping.set)
    async with bot:
        serving = asyncio.create_task(bot.start(token))
        stopping = asyncio.create_task(is_stopping.wait())
        try:
            await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if serving.done():
                await serving
            else:
                await bot.stop()
                await _end(serving)
        finally:
            stopping.cancel()
            serving.cancel()


async def _end(serving: asyncio.Task[None]) -> None:
    """Wait for a stopped client to end; one that was still connecting may end with any error at all."""
    await asyncio.wait({serving}, timeout=CLOSING_SECONDS)
    serving.cancel()
    (error,) = await asyncio.gather(serving, return_exceptions=True)
    if isinstance(error, Exception):
        log.debug("stopped while connecting", why=repr(error))


def _point_discord(api_url: str | None, gateway_url: str | None) -> frozenset[str]:
    """Point discord.py at other addresses (it keeps them for the whole process), and name the hosts that are left."""
    if api_url is not None:
        Route.BASE = api_url
    if gateway_url is not None:
        DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway_url)
    if api_url is None and gateway_url is None:
        return DISCORD_HOSTS
    hosts = {URL(url).host for url in (api_url, gateway_url) if url is not None}
    ours = frozenset(host for host in hosts if host is not None)
    return ours if api_url is not None and gateway_url is not None else ours | DISCORD_HOSTS


def _trace_hosts(hosts: frozenset[str]) -> aiohttp.TraceConfig:
    """Refuse every request to another host: an attachment's address, for one, comes from outside."""
    trace = aiohttp.TraceConfig()

    def refuse_foreign(url: URL) -> None:
        host = url.host or ""
        if not any(host == one or host.endswith(f".{one}") for one in hosts):
            raise ReachForeignHostError(f"a request to {host} was refused")

    async def on_start(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestStartParams
    ) -> None:
        refuse_foreign(params.url)

    async def on_redirect(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestRedirectParams
    ) -> None:
        refuse_foreign(URL(params.response.headers.get("Location", "")))

    trace.on_request_start.append(on_start)
    trace.on_request_redirect.append(on_redirect)
    return trace

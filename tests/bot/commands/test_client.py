"""Claims about starting and stopping: what the bot asks for, where it may connect, how it leaves."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import DISCORD_HOSTS, ReachForeignHostError, TutorBot, run_bot
from bot.core.tutor import Tutor
from bot.store import open_store, upgrade_database
from playground.server import Playground

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.core.ports import Judge
    from problems.bank import Bank


@pytest.fixture(autouse=True)
def _discord_addresses() -> Iterator[None]:
    """Put back what ``run_bot`` changes for the whole process."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@pytest.fixture
async def tutor(sqlite_url: str, bank: Bank, judge: Judge) -> AsyncIterator[Tutor]:
    """A tutor on an empty database: one kind is enough here."""
    await upgrade_database(sqlite_url)
    async with await open_store(sqlite_url) as store, Tutor(store, bank, judge) as entered:
        yield entered


async def test_the_bot_asks_for_as_little_as_it_can(tutor: Tutor, bank: Bank) -> None:
    """Without the setting, no privileged intent is asked for; nobody is ever mentioned; no message is kept."""
    bot = TutorBot(tutor, bank)
    asked = {name for name, is_on in bot.intents if is_on}

    assert asked == {"guilds", "guild_messages", "dm_messages"}
    assert bot.allowed_mentions is not None
    assert dict(bot.allowed_mentions.to_dict()) == {"parse": []}
    assert not bot.cached_messages


@pytest.mark.parametrize(
    ("hosts", "url"),
    [
        (DISCORD_HOSTS, "https://evil.example/x.py"),
        (DISCORD_HOSTS, "https://discord.com.evil.example/x.py"),
        (DISCORD_HOSTS, "https://notdiscord.com/x.py"),
        (frozenset({"127.0.0.1"}), "https://cdn.discordapp.com/x.py"),
        (frozenset({"127.0.0.1"}), "https://discord.com/api/v10/users/@me"),
    ],
)
async def test_no_request_goes_elsewhere(tutor: Tutor, bank: Bank, hosts: frozenset[str], url: str) -> None:
    """A request to any other host is refused before a connection is opened."""
    async with Playground() as playground:
        Route.BASE = playground.api_url
        bot = TutorBot(tutor, bank, hosts=hosts | {"127.0.0.1"})
        async with bot:
            await bot.login(playground.token)
            with pytest.raises(ReachForeignHostError):
                await bot.http.get_from_cdn(url)


async def test_a_wrong_token_is_told_apart(tutor: Tutor, bank: Bank) -> None:
    """A wrong token ends the bot with discord.py's own exception, for the command line to explain."""
    async with Playground() as playground:
        with pytest.raises(discord.LoginFailure):
            await run_bot(
                tutor, bank, "wrong", api_url=playground.api_url, gateway_url=playground.gateway_url,
                stop=asyncio.Event(),
            )  # fmt: skip


async def test_a_missing_privilege_is_told_apart(tutor: Tutor, bank: Bank) -> None:
    """Asking for the message-content intent without having it ends the bot with discord.py's own exception."""
    async with Playground(message_content=False) as playground:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await run_bot(
                tutor, bank, playground.token, message_content=True, api_url=playground.api_url,
                gateway_url=playground.gateway_url, stop=asyncio.Event(),
            )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
async def test_sigterm_stops_in_good_order(tutor: Tutor, bank: Bank) -> None:
    """SIGTERM disconnects the bot, and ``run_bot`` returns."""
    async with Playground() as playground:
        serving = asyncio.create_task(
            run_bot(
                tutor,
                bank,
                playground.token,
                api_url=playground.api_url,
                gateway_url=playground.gateway_url,
                guild_ready_seconds=0.05,
            )
        )
        await playground.wait_for_bot()

        signal.raise_signal(signal.SIGTERM)

        await asyncio.wait_for(serving, 20)
        assert not playground.bot_is_online

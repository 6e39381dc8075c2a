"""A whole house: a loopback Discord, the real bot in it, a database, a judge, and people who write."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import pytest
from discord import ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import TutorBot, run_bot
from bot.core.tutor import Tutor
from bot.store import open_store, upgrade_database
from bot.views.layout import Layout
from playground.server import Playground
from problems.bank import load_bank
from runner.judge import open_judge
from runner.report import CaseReport, Mismatch, Report
from runner.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from playground.person import Person
    from playground.seen import Response, SeenMessage
    from problems.bank import Bank
    from problems.problem import Problem
    from runner.judge import Judge

QUICK_PAUSES_SECONDS = (0.05, 0.1, 0.2)
WAIT_SECONDS = 30


@dataclass
class ScriptedJudge:
    """A judge that decides by a word in the source, and waits at a gate: for claims about everything around a verdict.

    The word ``accept`` is accepted, ``infra`` is our fault, anything else is a wrong value.
    """

    backend: str = "process"
    slots: int = 1
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    started: asyncio.Event = field(default_factory=asyncio.Event)
    sources: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    def anticipate(self, problem: Problem) -> None:
        """Need nothing ready."""

    async def judge(self, problem: Problem, source: str, *, on_start: Callable[[], None] | None = None) -> Report:
        """Give the report that the source asks for, once the gate is open."""
        self.sources.append(source)
        if on_start is not None:
            on_start()
        self.started.set()
        await self.gate.wait()
        if "accept" in source:
            verdict, headline = Verdict.ACCEPTED, "Every case is right."
        elif "infra" in source:
            verdict, headline = Verdict.INFRA, "Our judge broke. Your code is not at fault."
        else:
            verdict, headline = Verdict.WRONG_VALUE, "The first case gives other numbers than it should."
        mismatch = Mismatch((("x", "[1. 2.]"),), "[2. 4.]", "[1. 2.]", 2.0, (1,))
        case = CaseReport("example 1", verdict, headline, mismatch if verdict is Verdict.WRONG_VALUE else None)
        return Report(
            problem.id, verdict, headline, (), (case,), None, "", False, 12, 10, self.backend,
            "deadbeef" if verdict is Verdict.INFRA else "",
        )  # fmt: skip

    async def close(self) -> None:
        """Nothing to close."""


class House:
    """The bot and everything around it; the bot can be stopped and started again on the same database."""

    def __init__(self, playground: Playground, bank: Bank, judge: Judge | ScriptedJudge, database_url: str) -> None:
        self.playground = playground
        self.bank = bank
        self.judge = judge
        self.database_url = database_url
        self.bot: TutorBot | None = None
        self._stack: AsyncExitStack | None = None

    @property
    def scripted(self) -> ScriptedJudge:
        """The judge, where it is the one under control."""
        assert isinstance(self.judge, ScriptedJudge)
        return self.judge

    async def start(self, *, message_content: bool = False) -> Self:
        """Start the bot and wait until it is there."""
        stack = AsyncExitStack()
        store = await stack.enter_async_context(await open_store(self.database_url))
        tutor = await stack.enter_async_context(Tutor(store, self.bank, self.judge))
        stop = asyncio.Event()
        ready = asyncio.Event()

        def keep(bot: TutorBot) -> None:
            self.bot = bot

            async def on_ready() -> None:
                await TutorBot.on_ready(bot)
                ready.set()

            bot.event(on_ready)

        serving = asyncio.create_task(
            run_bot(
                tutor,
                self.bank,
                self.playground.token,
                message_content=message_content,
                api_url=self.playground.api_url,
                gateway_url=self.playground.gateway_url,
                stop=stop,
                guild_ready_seconds=0.05,
                pauses_seconds=QUICK_PAUSES_SECONDS,
                on_made=keep,
            )
        )

        async def end() -> None:
            stop.set()
            await serving

        stack.push_async_callback(end)
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
        self._stack = stack
        if not ready.is_set():
            waiting.cancel()
            await self.stop()
            raise AssertionError("the bot did not become ready")
        return self

    async def stop(self) -> None:
        """Stop the bot in good order."""
        if self._stack is not None:
            stack, self._stack = self._stack, None
            await stack.aclose()

    async def person(self, name: str = "Ada") -> Person:
        """Give somebody who writes."""
        return await self.playground.person(name)

    async def post_button(self, custom_id: str) -> None:
        """Let the bot post a message with a button as some other version of it would have."""
        assert self.bot is not None
        (guild,) = self.bot.guilds
        await guild.text_channels[0].send(view=Layout(ui.ActionRow(ui.Button(label="Old", custom_id=custom_id))))

    async def settle(self, person: Person, response: Response, *words: str) -> SeenMessage:
        """Wait until the answer to an interaction is there and holds the words; "thinking" is not an answer yet."""
        first = response.message
        assert first is not None, response
        return await person.wait_for(
            lambda seen: seen.id == first.id and bool(seen.text) and all(word in seen.text for word in words),
            timeout_seconds=WAIT_SECONDS,
        )

    async def find_answer(self, person: Person, asked: SeenMessage, *words: str) -> SeenMessage:
        """Wait for the bot's reply to a message, in a state that holds the words."""
        return await person.wait_for(
            lambda seen: seen.reply_to_id == asked.id and all(word in seen.text for word in words),
            timeout_seconds=WAIT_SECONDS,
        )


@pytest.fixture(scope="session")
def bank() -> Bank:
    """Four problems of the real bank, and every lesson."""
    return load_bank().only(
        "nnx-multi-param-module", "nnx-variable-vs-param", "nnx-state-filter", "nnx-pure-state-update"
    )


@pytest.fixture(scope="session")
async def real_judge(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Judge]:
    """The real judge with local processes, one for all tests: warming it takes seconds."""
    judge = await open_judge("process", bank, cache_folder=tmp_path_factory.mktemp("cache"), secret=b"e2e", slots=2)
    yield judge
    await judge.close()


@pytest.fixture(scope="session")
async def docker_judge(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Judge]:
    """The real judge in containers."""
    judge = await open_judge("docker", bank, cache_folder=tmp_path_factory.mktemp("cache"), secret=b"e2e", slots=1)
    yield judge
    await judge.close()


@pytest.fixture
def scripted() -> ScriptedJudge:
    """A judge under the test's control."""
    return ScriptedJudge()


@pytest.fixture
def _discord_addresses() -> Iterator[None]:
    """Put back what ``run_bot`` changes for the whole process."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@pytest.fixture
async def playground(_discord_addresses: None) -> AsyncIterator[Playground]:
    """A loopback Discord."""
    async with Playground() as opened:
        yield opened


@pytest.fixture
async def database_url(tmp_path: Path) -> str:
    """An empty database of this version."""
    url = f"sqlite:///{tmp_path / 'tutor.db'}"
    await upgrade_database(url)
    return url


@pytest.fixture
async def empty_house(
    playground: Playground, bank: Bank, scripted: ScriptedJudge, database_url: str
) -> AsyncIterator[House]:
    """A house with the scripted judge, whose bot is not started yet."""
    house = House(playground, bank, scripted, database_url)
    yield house
    await house.stop()


@pytest.fixture
async def house(empty_house: House) -> House:
    """The same, with its bot started."""
    return await empty_house.start()


@pytest.fixture
async def real_house(playground: Playground, bank: Bank, real_judge: Judge, database_url: str) -> AsyncIterator[House]:
    """A house with the real judge."""
    house = House(playground, bank, real_judge, database_url)
    yield await house.start()
    await house.stop()


@pytest.fixture
async def docker_house(
    playground: Playground, bank: Bank, docker_judge: Judge, database_url: str
) -> AsyncIterator[House]:
    """A house whose judge works in containers."""
    house = House(playground, bank, docker_judge, database_url)
    yield await house.start()
    await house.stop()

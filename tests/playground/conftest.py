"""A loopback Discord, an unmodified discord.py bot in it, and a bare client for what discord.py would never send."""

from __future__ import annotations

import asyncio
import io
import json
import zlib
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import discord
import pytest
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route
from PIL import Image
from yarl import URL

from playground.server import Playground

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

JSON = dict[str, Any]
WAIT_SECONDS = 10


def make_picture() -> bytes:
    """A PNG of 40 by 20 pixels."""
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "#2a9d8f").save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture
def picture() -> bytes:
    """A PNG of 40 by 20 pixels."""
    return make_picture()


class CodeModal(ui.Modal, title="Submit your code"):
    """A form with a text, a file and a choice."""

    code = ui.Label[Any](
        text="Your code", component=ui.TextInput[Any](style=discord.TextStyle.paragraph, custom_id="code")
    )
    file = ui.Label[Any](text="Or a file", component=ui.FileUpload[Any](required=False, custom_id="file"))
    mood = ui.Label[Any](
        text="How sure?",
        component=ui.Select[Any](
            custom_id="mood", options=[discord.SelectOption(label=one) for one in ("Very", "Hardly")]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say what was filled in, to the one who did."""
        assert isinstance(self.code.component, ui.TextInput)
        assert isinstance(self.file.component, ui.FileUpload)
        assert isinstance(self.mood.component, ui.Select)
        files = [(one.filename, (await one.read()).decode()) for one in self.file.component.values]
        told = {"code": self.code.component.value, "files": files, "mood": list(self.mood.component.values)}
        await interaction.response.send_message(json.dumps(told), ephemeral=True)


class Buttons(ui.View):
    """Buttons that outlive a restart, and a select."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Form", custom_id="form")
    async def form(self, interaction: discord.Interaction, _: ui.Button[Self]) -> None:
        """Open a form."""
        await interaction.response.send_modal(CodeModal())

    @ui.button(label="Change", custom_id="change")
    async def change(self, interaction: discord.Interaction, _: ui.Button[Self]) -> None:
        """Edit the message."""
        await interaction.response.edit_message(content="changed")

    @ui.button(label="Later", custom_id="later")
    async def later(self, interaction: discord.Interaction, _: ui.Button[Self]) -> None:
        """Acknowledge, then edit."""
        await interaction.response.defer()
        await interaction.edit_original_response(content="changed later")

    @ui.button(label="Silent", custom_id="silent")
    async def silent(self, interaction: discord.Interaction, _: ui.Button[Self]) -> None:
        """Never answer."""

    @ui.button(label="Off", custom_id="off", disabled=True)
    async def off(self, interaction: discord.Interaction, _: ui.Button[Self]) -> None:
        """Cannot be clicked."""

    @ui.select(custom_id="track", placeholder="Pick a track", options=[discord.SelectOption(label="NNX", value="nnx")])
    async def track(self, interaction: discord.Interaction, select: ui.Select[Self]) -> None:
        """Say what was picked."""
        await interaction.response.send_message(f"picked {select.values[0]}", ephemeral=True)


class Card(ui.LayoutView):
    """A message of components V2 with a picture, a section and a row."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        section = ui.Section[Any](ui.TextDisplay("Read *on*"), accessory=ui.Button(label="Lesson", custom_id="lesson"))
        row = ui.ActionRow[Any](
            ui.Button(label="Docs", url="https://flax.readthedocs.io"), ui.Button(label="Next", custom_id="next")
        )
        gallery = ui.MediaGallery[Any](discord.MediaGalleryItem("attachment://card.png"))
        parts = (ui.TextDisplay[Any]("## Accepted"), ui.Separator[Any](), section, gallery, row)
        self.add_item(ui.Container[Any](*parts, accent_color=0x55AA66))
        self.add_item(ui.TextDisplay("-# three days"))


class SampleBot(discord.Client):
    """Everything that the playground must carry, in one small bot."""

    def __init__(self, *, intents: discord.Intents) -> None:
        super().__init__(intents=intents, guild_ready_timeout=0.05, allowed_mentions=discord.AllowedMentions.none())
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.news = asyncio.Condition()
        self.add_commands()

    async def setup_hook(self) -> None:
        """Register buttons and commands before the gateway opens."""
        self.add_view(Buttons())
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Remember everything, answer some of it."""
        async with self.news:
            self.heard.append(message)
            self.news.notify_all()
        if message.author == self.user:
            return
        if message.content == "card":
            await message.channel.send(view=Card(), file=discord.File(io.BytesIO(make_picture()), "card.png"))
        elif message.content == "thread":
            thread = await message.create_thread(name="A problem")
            await thread.send("in here")
        elif message.content == "typing":
            async with message.channel.typing():
                await message.add_reaction("👀")
        elif message.content == "edit":
            answer = await message.reply("first", mention_author=False)
            await answer.edit(content="second", attachments=[discord.File(io.BytesIO(b"x = 1\n"), "my code.py")])

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Remember edits, too."""
        async with self.news:
            self.heard.append(payload.message)
            self.news.notify_all()

    async def wait_for_content(self, content: str) -> discord.Message:
        """The first message or edit with a content that the bot heard or will hear."""

        def found() -> bool:
            return any(one.content == content for one in self.heard)

        async with asyncio.timeout(WAIT_SECONDS), self.news:
            await self.news.wait_for(found)
        return next(one for one in self.heard if one.content == content)

    def add_commands(self) -> None:
        """Declare the commands."""

        @self.tree.command(description="Fetch a problem")
        async def problem(
            interaction: discord.Interaction,
            name: str,
            count: app_commands.Range[int, 1, 5] = 1,
            member: discord.User | None = None,
            file: discord.Attachment | None = None,
        ) -> None:
            await interaction.response.defer()
            content = (await file.read()).decode() if file else ""
            text = f"{name} {count} {member.display_name if member else '-'} {content}".strip()
            await interaction.edit_original_response(content=text, view=Buttons())

        @problem.autocomplete("name")
        async def complete(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
            names = ("state-filter", "state-update", "multi-param")
            return [app_commands.Choice(name=one, value=f"nnx-{one}") for one in names if current in one]

        @self.tree.command(description="For you alone")
        async def secret(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("psst", ephemeral=True)
            await interaction.followup.send("and more", ephemeral=True)

        @self.tree.command(description="A picture in an embed")
        async def progress(interaction: discord.Interaction) -> None:
            embed = discord.Embed(title="Progress", description="**3** solved", color=0x5A6FD6)
            embed.add_field(name="nnx", value="3 / 4")
            embed.set_image(url="attachment://card.png")
            file = discord.File(io.BytesIO(make_picture()), "card.png")
            await interaction.response.send_message(embed=embed, file=file)

        @self.tree.command(description="Never answers")
        async def silent(interaction: discord.Interaction) -> None:
            del interaction

        @self.tree.context_menu(name="Check this code")
        async def check(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"checked {message.content!r}", ephemeral=True)


@pytest.fixture
async def discord_here() -> AsyncIterator[Playground]:
    """A loopback Discord that waits only a moment for a bot's answer."""
    async with Playground(respond_within_seconds=0.6) as playground:
        yield playground


@pytest.fixture
def log_in(
    discord_here: Playground, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AbstractAsyncContextManager[SampleBot]]:
    """Start an unmodified discord.py bot that serves until the context is left."""

    @asynccontextmanager
    async def start(*, message_content: bool = True) -> AsyncIterator[SampleBot]:
        monkeypatch.setattr(Route, "BASE", discord_here.api_url)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(discord_here.gateway_url))
        intents = discord.Intents.default()
        intents.message_content = message_content
        bot = SampleBot(intents=intents)
        serving = asyncio.create_task(bot.start(discord_here.token))
        try:
            await discord_here.wait_for_bot()
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(serving, return_exceptions=True)

    return start


@pytest.fixture
async def bot(log_in: Callable[..., AbstractAsyncContextManager[SampleBot]]) -> AsyncIterator[SampleBot]:
    """The sample bot, with the message-content intent."""
    async with log_in() as running:
        yield running


@dataclass
class BareClient:
    """The REST API without a library in between: for requests that discord.py would not send."""

    session: aiohttp.ClientSession
    api_url: str
    token: str

    async def request(
        self, method: str, path: str, payload: object = None, *, files: dict[str, bytes] | None = None
    ) -> tuple[int, Any]:
        """Send a request; returns the status and the decoded body."""
        data: object = None
        headers = {"Authorization": f"Bot {self.token}"}
        if files is not None:
            form = aiohttp.FormData()
            form.add_field("payload_json", json.dumps(payload or {}), content_type="application/json")
            for at, (name, content) in enumerate(files.items()):
                form.add_field(
                    f"files[{at}]", io.BytesIO(content), filename=name, content_type="application/octet-stream"
                )
            data = form
        elif payload is not None:
            data = json.dumps(payload)
            headers["Content-Type"] = "application/json"
        async with self.session.request(method, self.api_url + path, data=data, headers=headers) as response:
            return response.status, (await response.json() if response.status != 204 else None)


@pytest.fixture
async def bare(discord_here: Playground) -> AsyncIterator[BareClient]:
    """A client with the bot's token."""
    async with aiohttp.ClientSession() as session:
        yield BareClient(session, discord_here.api_url, discord_here.token)


class BareGateway:
    """A gateway connection without a library in between."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, *, compressed: bool) -> None:
        self.socket = socket
        self._inflate = zlib.decompressobj() if compressed else None
        self.frames = 0

    async def receive(self) -> JSON:
        """The next frame's payload."""
        async with asyncio.timeout(WAIT_SECONDS):
            frame = await self.socket.receive()
        self.frames += 1
        if self._inflate is not None:
            assert frame.type is aiohttp.WSMsgType.BINARY
            assert frame.data.endswith(b"\x00\x00\xff\xff")
            return dict(json.loads(self._inflate.decompress(frame.data)))
        return dict(json.loads(frame.data))

    async def receive_event(self, name: str) -> JSON:
        """The data of the next event of that name; others are passed over."""
        while True:
            payload = await self.receive()
            if payload.get("t") == name:
                return payload

    async def send(self, op: int, data: object) -> None:
        """Send an opcode."""
        await self.socket.send_json({"op": op, "d": data})

    async def closed_with(self) -> int | None:
        """Read until the server closes; returns its code."""
        async with asyncio.timeout(WAIT_SECONDS):
            async for _ in self.socket:
                pass
        return self.socket.close_code


@pytest.fixture
def connect(discord_here: Playground) -> Callable[..., AbstractAsyncContextManager[BareGateway]]:
    """Open a gateway connection by hand; it has read HELLO, and identified itself if ``intents`` is given."""

    @asynccontextmanager
    async def opened(intents: int | None = None, query: str = "") -> AsyncIterator[BareGateway]:
        url = discord_here.gateway_url + query
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
            gateway = BareGateway(socket, compressed="zlib-stream" in query)
            assert (await gateway.receive())["op"] == 10
            if intents is not None:
                await gateway.send(2, {"token": discord_here.token, "intents": intents, "properties": {}})
            yield gateway

    return opened

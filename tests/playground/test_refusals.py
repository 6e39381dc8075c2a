"""What Discord refuses, the playground refuses: one row a rule, with Discord's code and the place of the mistake."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from playground import constants

if TYPE_CHECKING:
    from playground.server import Playground

JSON = dict[str, Any]
BAD_FORM = 50035
V2 = 1 << 15


def button(**more: object) -> JSON:
    """A good button, changed."""
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go"} | more


def row(*inner: JSON) -> JSON:
    """An action row."""
    return {"type": 1, "components": list(inner)}


def select(**more: object) -> JSON:
    """A good string select, changed."""
    return {
        "type": 3,
        "custom_id": "pick",
        "options": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}],
    } | more


def text(content: str) -> JSON:
    """A text display."""
    return {"type": 10, "content": content}


def embed(**more: object) -> JSON:
    """A message of one embed."""
    return {"embeds": [{"title": "T"} | more]}


def many_embeds() -> JSON:
    """Two embeds that are right one by one and together too long."""
    return {"embeds": [{"description": "x" * 3001}, {"description": "x" * 3000}]}


MESSAGES: list[tuple[str, JSON, str]] = [
    ("content of 2001", {"content": "x" * 2001}, "content"),
    ("unknown field", {"content": "x", "colour": 1}, "colour"),
    ("unknown field in an embed", embed(colour=1), "embeds.0.colour"),
    ("content of a wrong type", {"content": ["x"]}, "content"),
    ("11 embeds", {"embeds": [{"title": "T"}] * 11}, "embeds"),
    ("embeds of 6001 in all", many_embeds(), "embeds"),
    ("embed title of 257", embed(title="x" * 257), "embeds.0.title"),
    ("embed description of 4097", embed(description="x" * 4097), "embeds.0.description"),
    ("26 embed fields", embed(fields=[{"name": "n", "value": "v"}] * 26), "embeds.0.fields"),
    ("embed field without a value", embed(fields=[{"name": "n", "value": " "}]), "embeds.0.fields.0.value"),
    ("embed field without a name", embed(fields=[{"name": "", "value": "v"}]), "embeds.0.fields.0.name"),
    ("embed field value of 1025", embed(fields=[{"name": "n", "value": "x" * 1025}]), "embeds.0.fields.0.value"),
    ("embed footer of 2049", embed(footer={"text": "x" * 2049}), "embeds.0.footer.text"),
    ("embed with nothing to show", {"embeds": [{"color": 1}]}, "embeds.0.description"),
    ("embed picture that is not there", embed(image={"url": "attachment://no.png"}), "embeds.0.image.url"),
    ("embed picture of another scheme", embed(image={"url": "file:///etc/passwd"}), "embeds.0.image.url"),
    ("listed file that was not sent", {"content": "x", "attachments": [{"id": 0}]}, "attachments.0.id"),
    ("poll answer of 56", {"poll": {"question": {"text": "?"}, "answers": [{"poll_media": {"text": "x" * 56}}]}},
     "poll.answers.0.poll_media.text"),
    ("reply to nothing", {"content": "x", "message_reference": {"message_id": 1}}, "message_reference"),
    ("six rows", {"components": [row(button(custom_id=str(at))) for at in range(6)]}, "components"),
    ("six buttons in a row", {"components": [row(*(button(custom_id=str(at)) for at in range(6)))]},
     "components.0.components"),
    ("empty row", {"components": [row()]}, "components.0.components"),
    ("select beside a button", {"components": [row(select(), button())]}, "components.0.components"),
    ("button label of 81", {"components": [row(button(label="x" * 81))]}, "components.0.components.0.label"),
    ("button without a custom_id", {"components": [row(button(custom_id=None))]},
     "components.0.components.0.custom_id"),
    ("button custom_id of 101", {"components": [row(button(custom_id="x" * 101))]},
     "components.0.components.0.custom_id"),
    ("button with nothing on it", {"components": [row(button(label=None))]}, "components.0.components.0.label"),
    ("button of no style", {"components": [row({"type": 2, "label": "x", "custom_id": "x"})]},
     "components.0.components.0.style"),
    ("button with a url", {"components": [row(button(url="https://a.b"))]}, "components.0.components.0.url"),
    ("link without a url", {"components": [row(button(style=5, custom_id=None))]}, "components.0.components.0.url"),
    ("link with a custom_id", {"components": [row(button(style=5, url="https://a.b"))]},
     "components.0.components.0.custom_id"),
    ("link that runs a script", {"components": [row(button(style=5, custom_id=None, url="javascript:x"))]},
     "components.0.components.0.url"),
    ("one custom_id twice", {"components": [row(button(), button())]}, "components.0.components.1.custom_id"),
    ("26 options", {"components": [row(select(options=[{"label": str(at), "value": str(at)} for at in range(26)]))]},
     "components.0.components.0.options"),
    ("one option value twice", {"components": [row(select(options=[{"label": "A", "value": "a"}] * 2))]},
     "components.0.components.0.options"),
    ("more to pick than there is", {"components": [row(select(max_values=3))]},
     "components.0.components.0.max_values"),
    ("V2 without its flag", {"components": [text("x")]}, "components.0"),
    ("V2 with content", {"content": "x", "components": [text("x")], "flags": V2}, "content"),
    ("V2 with embeds", embed() | {"components": [text("x")], "flags": V2}, "embeds"),
    ("text display of 4001", {"components": [text("x" * 4001)], "flags": V2}, "components.0.content"),
    ("text displays of 4001 in all", {"components": [text("x" * 2001), text("x" * 2000)], "flags": V2}, "components"),
    ("41 components, nested", {"components": [{"type": 17, "components": [text("x")] * 40}], "flags": V2},
     "components"),
    ("41 components", {"components": [text("x")] * 41, "flags": V2}, "components"),
    ("section of four texts", {"components": [{"type": 9, "components": [text("x")] * 4, "accessory": button()}],
                               "flags": V2}, "components.0.components"),
    ("section without an accessory", {"components": [{"type": 9, "components": [text("x")]}], "flags": V2},
     "components.0.accessory"),
    ("gallery picture that is not there", {"components": [{"type": 12, "items": [
        {"media": {"url": "attachment://no.png"}}]}], "flags": V2}, "components.0.items.0.media.url"),
    ("component of no known type", {"components": [{"type": 99}]}, "components.0"),
]  # fmt: skip


async def general_of(discord_here: Playground) -> int:
    """The id of #general."""
    return (await discord_here.person("Ada")).channel("general")


def mistake_at(body: JSON, place: str) -> JSON:
    """The first mistake at a place in the nested errors; the place must exist."""
    node: Any = body["errors"]
    for key in filter(None, place.split(".")):
        assert key in node, f"no mistake at {place}: {body['errors']}"
        node = node[key]
    first: JSON = node["_errors"][0]
    return first


@pytest.mark.parametrize(("payload", "place"), [one[1:] for one in MESSAGES], ids=[one[0] for one in MESSAGES])
async def test_messages(discord_here: Playground, bare: Any, payload: JSON, place: str) -> None:  # noqa: ANN401
    """A message that breaks a rule is refused with 50035 at the right place, and nothing is written."""
    channel = await general_of(discord_here)
    status, body = await bare.request("POST", f"/channels/{channel}/messages", payload)
    assert (status, body["code"], body["message"]) == (400, BAD_FORM, "Invalid Form Body")
    mistake = mistake_at(body, place)
    assert mistake["code"]
    assert mistake["message"]
    assert (await discord_here.person("Ada")).messages() == ()


@pytest.mark.parametrize(
    "payload",
    [
        {"content": "x" * 2000},
        {"embeds": [{"description": "x" * 3000}, {"description": "x" * 3000}]},
        {"content": None, "embeds": [{"title": "T", "flags": 0}]},
        {"components": [row(button(), button(custom_id="other"), button(style=5, custom_id=None, url="https://a.b"))]},
        {"components": [row(select(max_values=2, placeholder="x" * 150))]},
        {"components": [{"type": 17, "components": [text("x")] * 39}], "flags": V2},
        {"content": "x", "nonce": 5, "tts": False, "allowed_mentions": {"parse": []}},
    ],
)
async def test_messages_at_the_limit(discord_here: Playground, bare: Any, payload: JSON) -> None:  # noqa: ANN401
    """What is exactly at a limit is taken."""
    channel = await general_of(discord_here)
    status, body = await bare.request("POST", f"/channels/{channel}/messages", payload)
    assert status == 200, body


@pytest.mark.parametrize("payload", [{}, {"content": "  \n "}, {"content": None, "embeds": [], "components": []}])
async def test_empty_messages(discord_here: Playground, bare: Any, payload: JSON) -> None:  # noqa: ANN401
    """A message with nothing in it is refused with 50006."""
    channel = await general_of(discord_here)
    status, body = await bare.request("POST", f"/channels/{channel}/messages", payload)
    assert (status, body["code"]) == (400, 50006)


async def test_file_limits(discord_here: Playground, bare: Any) -> None:  # noqa: ANN401
    """A file over 10 MiB is too large; one of exactly 10 MiB is not; eleven files are too many."""
    path = f"/channels/{await general_of(discord_here)}/messages"
    limit = constants.FILE_BYTES
    status, body = await bare.request("POST", path, {}, files={"big.bin": b"x" * (limit + 1)})
    assert (status, body["code"]) == (413, 40005)
    status, body = await bare.request("POST", path, {}, files={"just.bin": b"x" * limit})
    assert (status, body["attachments"][0]["size"]) == (200, limit)
    status, body = await bare.request("POST", path, {}, files={f"{at}.txt": b"x" for at in range(11)})
    assert (status, body["code"]) == (400, BAD_FORM)


async def test_edits_are_checked_as_they_would_become(discord_here: Playground, bare: Any) -> None:  # noqa: ANN401
    """An edit is judged with what it leaves as it was, and a refused one changes nothing."""
    path = f"/channels/{await general_of(discord_here)}/messages"
    _, message = await bare.request("POST", path, {"content": "x", "embeds": [{"title": "T"}]})
    place = f"{path}/{message['id']}"
    status, body = await bare.request("PATCH", place, {"components": [text("x")], "flags": V2})
    assert (status, body["code"]) == (400, BAD_FORM)
    assert {"content", "embeds"} <= set(body["errors"])
    assert (await bare.request("GET", place))[1]["content"] == "x"
    status, body = await bare.request(
        "PATCH", place, {"content": None, "embeds": [], "components": [text("x")], "flags": V2}
    )
    assert status == 200, body
    status, body = await bare.request("PATCH", place, {"content": "back", "components": [], "flags": 0})
    assert (status, body["code"]) == (400, BAD_FORM)


async def test_strangers_and_strange_requests(discord_here: Playground, bare: Any) -> None:  # noqa: ANN401
    """Wrong token, no such place, somebody else's message and broken JSON get Discord's own codes."""
    ada = await discord_here.person("Ada")
    channel = ada.channel("general")
    theirs = await ada.send("mine")
    expected = {
        ("GET", f"/channels/{channel}/messages/1"): (404, 10008),
        ("GET", "/channels/1"): (404, 10003),
        ("GET", "/guilds/1"): (404, 10004),
        ("GET", "/users/1"): (404, 10013),
        ("GET", "/nowhere"): (404, 0),
        ("GET", "/channels/x/messages"): (404, 0),
    }
    for (method, path), (status, code) in expected.items():
        answer, body = await bare.request(method, path)
        assert (answer, body["code"]) == (status, code), path
    status, body = await bare.request("PATCH", f"/channels/{channel}/messages/{theirs.id}", {"content": "x"})
    assert (status, body["code"]) == (403, 50005)
    bare.token = "wrong"  # noqa: S105 - it is one
    status, body = await bare.request("GET", "/users/@me")
    assert (status, body["code"]) == (401, 0)


async def test_broken_json(discord_here: Playground, bare: Any) -> None:  # noqa: ANN401
    """A body that is not JSON is refused with 50109."""
    url = f"{discord_here.api_url}/channels/{await general_of(discord_here)}/messages"
    headers = {"Authorization": f"Bot {discord_here.token}", "Content-Type": "application/json"}
    async with bare.session.post(url, data=b"{", headers=headers) as response:
        assert (response.status, (await response.json())["code"]) == (400, 50109)


async def test_same_nonce_twice(discord_here: Playground, bare: Any) -> None:  # noqa: ANN401
    """A repeated request with ``enforce_nonce`` gives the message that is already there; without it, a second one."""
    path = f"/channels/{await general_of(discord_here)}/messages"
    payload = {"content": "x", "nonce": "n1", "enforce_nonce": True}
    _, first = await bare.request("POST", path, payload)
    _, again = await bare.request("POST", path, payload)
    assert again["id"] == first["id"]
    _, other = await bare.request("POST", path, {"content": "x", "nonce": "n1"})
    assert other["id"] != first["id"]


def option(**more: object) -> JSON:
    """A good option, changed."""
    return {"type": 3, "name": "name", "description": "d"} | more


def command(**more: object) -> JSON:
    """A good command, changed."""
    return {"name": "ping", "description": "Ping", "type": 1} | more


COMMANDS: list[tuple[str, list[JSON], str]] = [
    ("capital letters", [command(name="Ping")], "0.name"),
    ("a space in a name", [command(name="two words")], "0.name"),
    ("name of 33", [command(name="x" * 33)], "0.name"),
    ("no description", [{"name": "ping", "type": 1}], "0.description"),
    ("description of 101", [command(description="x" * 101)], "0.description"),
    ("description of a menu command", [command(type=3)], "0.description"),
    ("unknown field", [command(colour=1)], "0.colour"),
    ("26 options", [command(options=[option(name=f"o{at}") for at in range(26)])], "0.options"),
    ("one option twice", [command(options=[option(), option()])], "0.options"),
    ("required after optional", [command(options=[option(), option(name="b", required=True)])], "0.options.1"),
    ("option without a description", [command(options=[{"type": 3, "name": "n", "description": ""}])],
     "0.options.0.description"),
    ("26 choices", [command(options=[option(choices=[{"name": str(at), "value": "v"} for at in range(26)])])],
     "0.options.0.choices"),
    ("choice value of 101", [command(options=[option(choices=[{"name": "n", "value": "x" * 101}])])],
     "0.options.0.choices.0.value"),
    ("choices and autocomplete", [command(options=[option(autocomplete=True, choices=[{"name": "n", "value": "v"}])])],
     "0.options.0.autocomplete"),
    ("more than 8000 characters", [command(options=[
        option(name=f"o{at}", choices=[{"name": f"{one:0100}", "value": "x" * 100} for one in range(3)])
        for at in range(14)])], "0"),
    ("one name twice", [command(), command()], ""),
    ("101 commands", [command(name=f"c{at}") for at in range(101)], ""),
    ("16 menu commands", [{"name": f"Menu {at}", "type": 3} for at in range(16)], ""),
]  # fmt: skip


@pytest.mark.parametrize(("payload", "place"), [one[1:] for one in COMMANDS], ids=[one[0] for one in COMMANDS])
async def test_commands(discord_here: Playground, bare: Any, payload: list[JSON], place: str) -> None:  # noqa: ANN401
    """A registration that breaks a rule is refused with 50035 at the right place, and nothing is registered."""
    path = f"/applications/{discord_here.application_id}/commands"
    status, body = await bare.request("PUT", path, payload)
    assert (status, body["code"]) == (400, BAD_FORM)
    assert mistake_at(body, place)["code"]
    assert (await bare.request("GET", path))[1] == []


async def test_commands_of_one_guild(discord_here: Playground, bare: Any) -> None:  # noqa: ANN401
    """A guild's command is found there and not in direct messages; deleting it takes it away."""
    ada = await discord_here.person("Ada")
    guild = (await bare.request("GET", "/users/@me/guilds"))[1][0]["id"]
    path = f"/applications/{discord_here.application_id}/guilds/{guild}/commands"
    status, made = await bare.request("POST", path, command(name="here"))
    assert (status, made["guild_id"]) == (200, guild)
    while "here" not in ada.commands():
        await ada.wait_for_news()
    assert ada.commands("@me") == ()
    assert (await bare.request("DELETE", f"{path}/{made['id']}"))[0] == 204
    assert (await bare.request("GET", f"{path}/{made['id']}"))[1]["code"] == 10063


def label(component: JSON, **more: object) -> JSON:
    """A label around an input."""
    return {"type": 18, "label": "L", "component": component} | more


def text_input(**more: object) -> JSON:
    """A good text input, changed."""
    return {"type": 4, "custom_id": "code", "style": 2} | more


def modal(*components: JSON, **more: object) -> JSON:
    """A modal."""
    return {"custom_id": "m", "title": "T", "components": list(components)} | more


MODALS: list[tuple[str, JSON, str]] = [
    ("title of 46", modal(label(text_input()), title="x" * 46), "title"),
    ("nothing in it", modal(), "components"),
    ("six parts", modal(*(label(text_input(custom_id=str(at))) for at in range(6))), "components"),
    ("label of 46", modal(label(text_input(), label="x" * 46)), "components.0.label"),
    ("label of its own inside a label", modal(label(text_input(label="x"))), "components.0.component.label"),
    ("preset of 4001", modal(label(text_input(value="x" * 4001))), "components.0.component.value"),
    ("preset over its own limit", modal(label(text_input(value="xxx", max_length=2))), "components.0.component.value"),
    ("one custom_id twice", modal(label(text_input()), label(text_input())), "components.1.component.custom_id"),
    ("placeholder of 101", modal(label(text_input(placeholder="x" * 101))), "components.0.component.placeholder"),
]


@pytest.mark.parametrize(("payload", "place"), [one[1:] for one in MODALS], ids=[one[0] for one in MODALS])
async def test_modals(
    discord_here: Playground,
    bare: Any,  # noqa: ANN401
    connect: Any,  # noqa: ANN401
    payload: JSON,
    place: str,
) -> None:
    """A form that breaks a rule is refused with 50035 at the right place below ``data``."""
    await refused_answer(discord_here, bare, connect, {"type": 9, "data": payload}, f"data.{place}")


@pytest.mark.parametrize(
    ("choices", "place"),
    [
        ([{"name": str(at), "value": "v"} for at in range(26)], "data.choices"),
        ([{"name": "x" * 101, "value": "v"}], "data.choices.0.name"),
        ([{"name": "n", "value": "x" * 101}], "data.choices.0.value"),
    ],
)
async def test_suggestions(
    discord_here: Playground,
    bare: Any,  # noqa: ANN401
    connect: Any,  # noqa: ANN401
    choices: list[JSON],
    place: str,
) -> None:
    """Suggestions that break a rule are refused, too."""
    answer = {"type": 8, "data": {"choices": choices}}
    await refused_answer(discord_here, bare, connect, answer, place, kind="autocomplete")


async def refused_answer(
    discord_here: Playground,
    bare: Any,  # noqa: ANN401
    connect: Any,  # noqa: ANN401
    answer: JSON,
    place: str,
    *,
    kind: str = "command",
) -> None:
    """Run a command, answer it, and expect the answer to be refused at a place."""
    path = f"/applications/{discord_here.application_id}/commands"
    await bare.request("PUT", path, [command(options=[option(autocomplete=True)])])
    ada = await discord_here.person("Ada")
    while "ping" not in ada.commands():
        await ada.wait_for_news()
    async with connect(1) as gateway:
        await gateway.receive_event("READY")
        doing = ada.slash("ping") if kind == "command" else ada.complete("ping", "name", "x")
        asking = asyncio.ensure_future(doing)
        event = (await gateway.receive_event("INTERACTION_CREATE"))["d"]
        status, body = await bare.request("POST", f"/interactions/{event['id']}/{event['token']}/callback", answer)
        await asyncio.gather(asking, return_exceptions=True)
    assert (status, body["code"]) == (400, BAD_FORM)
    assert mistake_at(body, place)["code"]

"""An interaction is answered once, in time and fittingly; afterwards its token opens follow-ups for a while."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from playground.person import InteractionFailedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from playground.person import Person
    from playground.seen import Response
    from playground.server import Playground

COMMAND = {"name": "ping", "description": "Ping", "type": 1}
UNKNOWN_INTERACTION, ACKNOWLEDGED, UNKNOWN_MESSAGE, BAD_TOKEN, BAD_FORM = 10062, 40060, 10008, 50027, 50035


@dataclass
class Ring:
    """A command that somebody has run and that waits for its answer."""

    bare: Any
    interaction: dict[str, Any]
    asking: asyncio.Task[Response]

    @property
    def webhook(self) -> str:
        """Where follow-ups go."""
        return f"/webhooks/{self.interaction['application_id']}/{self.interaction['token']}"

    async def answer(self, payload: dict[str, Any], *, with_response: bool = False) -> tuple[int, Any]:
        """Give the first answer."""
        path = f"/interactions/{self.interaction['id']}/{self.interaction['token']}/callback"
        status, body = await self.bare.request("POST", path + ("?with_response=1" if with_response else ""), payload)
        return int(status), body


@pytest.fixture
async def ring(
    discord_here: Playground,
    bare: Any,  # noqa: ANN401
    connect: Callable[..., AbstractAsyncContextManager[Any]],
) -> Callable[[], AbstractAsyncContextManager[Ring]]:
    """Run a command as Ada and receive it as a bare gateway client."""
    status, _ = await bare.request("POST", f"/applications/{discord_here.application_id}/commands", COMMAND)
    assert status == 200
    ada: Person = await discord_here.person("Ada")
    await wait_for_command(ada)

    @asynccontextmanager
    async def started() -> AsyncIterator[Ring]:
        async with connect(1) as gateway:
            await gateway.receive_event("READY")
            asking = asyncio.create_task(ada.slash("ping"))
            event = await gateway.receive_event("INTERACTION_CREATE")
            yield Ring(bare, event["d"], asking)
            await asyncio.gather(asking, return_exceptions=True)

    return started


async def wait_for_command(person: Person) -> None:
    """Wait until the page lists the command."""
    async with asyncio.timeout(5):
        while "ping" not in person.commands():
            await person.wait_for_news()


async def test_one_answer(ring: Callable[[], AbstractAsyncContextManager[Ring]]) -> None:
    """A second first answer is refused, whatever it is."""
    async with ring() as call:
        assert (await call.answer({"type": 4, "data": {"content": "pong"}}))[0] == 204
        assert (await call.asking).kind == "message"
        for payload in ({"type": 4, "data": {"content": "again"}}, {"type": 5}):
            status, body = await call.answer(payload)
            assert (status, body["code"]) == (400, ACKNOWLEDGED)


async def test_refused_answer_may_be_repeated(ring: Callable[[], AbstractAsyncContextManager[Ring]]) -> None:
    """An answer that was refused does not count: a right one still gets through."""
    async with ring() as call:
        status, body = await call.answer({"type": 4, "data": {"content": "x" * 2001}})
        assert (status, body["code"]) == (400, BAD_FORM)
        assert body["errors"]["data"]["content"]["_errors"][0]["code"] == "BASE_TYPE_MAX_LENGTH"
        assert (await call.answer({"type": 4, "data": {"content": "short"}}))[0] == 204


async def test_late_answer(ring: Callable[[], AbstractAsyncContextManager[Ring]]) -> None:
    """After the deadline the person sees a failure, and the answer is an unknown interaction."""
    async with ring() as call:
        with pytest.raises(InteractionFailedError):
            await call.asking
        status, body = await call.answer({"type": 4, "data": {"content": "late"}})
        assert (status, body["code"]) == (404, UNKNOWN_INTERACTION)


@pytest.mark.parametrize("payload", [{"type": 6}, {"type": 7, "data": {}}, {"type": 8, "data": {"choices": []}}])
async def test_unfitting_answers(
    ring: Callable[[], AbstractAsyncContextManager[Ring]], payload: dict[str, Any]
) -> None:
    """A command is not answered with an update or with suggestions."""
    async with ring() as call:
        status, body = await call.answer(payload)
        assert (status, body["code"]) == (400, BAD_FORM)


async def test_answer_with_response(ring: Callable[[], AbstractAsyncContextManager[Ring]]) -> None:
    """Asked for, the answer tells the message that it made."""
    async with ring() as call:
        status, body = await call.answer({"type": 4, "data": {"content": "pong", "flags": 64}}, with_response=True)
        assert status == 200
        assert body["resource"]["message"]["content"] == "pong"
        assert body["interaction"]["response_message_ephemeral"] is True


async def test_deferral_is_filled_by_the_first_follow_up(
    ring: Callable[[], AbstractAsyncContextManager[Ring]],
) -> None:
    """The first follow-up takes the placeholder's place and its visibility; the second is a message of its own."""
    async with ring() as call:
        assert (await call.answer({"type": 5, "data": {"flags": 64}}))[0] == 204
        placeholder = (await call.asking).message
        _, first = await call.bare.request("POST", f"{call.webhook}?wait=true", {"content": "filled"})
        assert int(first["id"]) == (placeholder.id if placeholder else 0)
        assert first["flags"] == 64
        _, second = await call.bare.request("POST", f"{call.webhook}?wait=true", {"content": "more"})
        assert second["id"] != first["id"]
        status, _ = await call.bare.request("DELETE", f"{call.webhook}/messages/{second['id']}")
        assert status == 204
        status, body = await call.bare.request("GET", f"{call.webhook}/messages/{second['id']}")
        assert (status, body["code"]) == (404, UNKNOWN_MESSAGE)
        _, original = await call.bare.request("GET", f"{call.webhook}/messages/@original")
        assert original["content"] == "filled"


async def test_deferral_flags(ring: Callable[[], AbstractAsyncContextManager[Ring]]) -> None:
    """A deferral may be ephemeral and nothing else."""
    async with ring() as call:
        status, body = await call.answer({"type": 5, "data": {"flags": 1 << 15}})
        assert (status, body["code"]) == (400, BAD_FORM)


async def test_expired_token(discord_here: Playground, ring: Callable[[], AbstractAsyncContextManager[Ring]]) -> None:
    """After its life the token edits nothing, while the channel's own endpoint still does."""
    async with ring() as call:
        await call.answer({"type": 4, "data": {"content": "pong"}})
        message = (await call.asking).message
        assert message is not None
        discord_here.faults.expire_tokens()
        status, body = await call.bare.request("PATCH", f"{call.webhook}/messages/@original", {"content": "x"})
        assert (status, body["code"]) == (401, BAD_TOKEN)
        path = f"/channels/{message.channel_id}/messages/{message.id}"
        status, body = await call.bare.request("PATCH", path, {"content": "still mine"})
        assert (status, body["content"]) == (200, "still mine")


async def test_wrong_token(ring: Callable[[], AbstractAsyncContextManager[Ring]]) -> None:
    """Nobody answers an interaction without its token."""
    async with ring() as call:
        path = f"/interactions/{call.interaction['id']}/wrong/callback"
        status, body = await call.bare.request("POST", path, {"type": 5})
        assert (status, body["code"]) == (404, UNKNOWN_INTERACTION)
        status, body = await call.bare.request("POST", f"/webhooks/{call.interaction['application_id']}/wrong", {})
        assert (status, body["code"]) == (401, BAD_TOKEN)

"""A person at the playground, driven by a program: what a test does instead of a hand on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import aiohttp

from playground.seen import Choice, Response, SeenMessage, SeenModal
from playground.window import DM, Window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.seen import SeenButton, SeenSelect

__all__ = ["DM", "InteractionFailedError", "Person", "RefuseActionError"]

JSON = dict[str, Any]


class InteractionFailedError(Exception):
    """The page would show "This interaction failed": no answer within three seconds, or an answer was refused."""


class RefuseActionError(Exception):
    """The playground refused what the person tried, as Discord's client would; the message is its sentence."""


class Person(Window):
    """One person, over the same HTTP endpoints and websocket that the page uses.

    Made by ``await playground.person("Ada")``; closed with the playground.
    ``where`` is a channel's name in the person's first server (``"general"``), a channel or thread id,
    or ``DM`` for the direct messages with the bot.
    """

    @classmethod
    async def join(cls, page_url: str, name: str) -> Self:
        """Make the account, if need be, and open a page's websocket for it."""
        session = aiohttp.ClientSession(page_url)
        async with session.post("page/people", json={"name": name}) as response:
            account = await _read(response)
        session.headers["X-Person"] = account["id"]
        socket = await session.ws_connect("page/socket", params={"person": account["id"]}, max_msg_size=0)
        return cls(session, socket, await socket.receive_json())

    # -- messages

    async def send(
        self,
        content: str = "",
        *,
        where: str | int = "general",
        files: Mapping[str, bytes] | None = None,
        reply_to: SeenMessage | None = None,
    ) -> SeenMessage:
        """Write a message; ``files`` maps file names to contents; ``<@id>`` in the content mentions somebody.

        Raises:
            RefuseActionError: over 2000 characters, over 10 MiB, or empty.
        """
        attachments = [await self._upload(name, data) for name, data in (files or {}).items()]
        body: JSON = {"content": content, "attachments": attachments}
        if reply_to is not None:
            body["reply_to"] = str(reply_to.id)
        answer = await self._post(f"page/channels/{self.channel(where)}/messages", body)
        return SeenMessage(answer["message"])

    async def edit(self, message: SeenMessage, content: str) -> SeenMessage:
        """Edit one's own message.

        Raises:
            RefuseActionError: somebody else's, or too long.
        """
        place = f"page/channels/{message.channel_id}/messages/{message.id}"
        async with self._session.patch(place, json={"content": content}) as response:
            return SeenMessage((await _read(response))["message"])

    async def delete(self, message: SeenMessage) -> None:
        """Delete one's own message.

        Raises:
            RefuseActionError: somebody else's.
        """
        async with self._session.delete(f"page/channels/{message.channel_id}/messages/{message.id}") as response:
            await _read(response)

    # -- commands

    async def slash(
        self, command: str, options: Mapping[str, object] | None = None, *, where: str | int = "general"
    ) -> Response:
        """Run a slash command (``"problem"``, or ``"group sub"``) and return the bot's first answer.

        ``options`` maps option names to values: str, int, float, bool; a ``Person`` or a user id for a user option;
        ``(filename, bytes)`` for an attachment option.

        Raises:
            InteractionFailedError: as the page's "The application did not respond".
            RefuseActionError: no such command here, a missing or malformed option.
        """
        body = {"kind": "command", "name": command.removeprefix("/"), "options": await self._options(options)}
        return await self._interact(self.channel(where), body)

    async def complete(
        self,
        command: str,
        option: str,
        typed: str,
        options: Mapping[str, object] | None = None,
        *,
        where: str | int = "general",
    ) -> tuple[Choice, ...]:
        """Type ``typed`` into an option with autocomplete and return the suggestions.

        Raises:
            InteractionFailedError: as the page's "Loading options failed".
            RefuseActionError: the option has no autocomplete.
        """
        filled = await self._options(options) | {option: typed}
        body = {"kind": "autocomplete", "name": command.removeprefix("/"), "options": filled, "focused": option}
        answer = await self._ask(self.channel(where), body)
        return tuple(Choice(one["name"], one["value"]) for one in answer["choices"])

    async def message_command(self, command: str, message: SeenMessage) -> Response:
        """Choose Apps → ``command`` in the context menu of a message.

        Raises:
            InteractionFailedError: as the page's "The application did not respond".
            RefuseActionError: no such command here.
        """
        body = {"kind": "message command", "name": command, "message_id": str(message.id)}
        return await self._interact(message.channel_id, body)

    # -- components

    async def click(self, message: SeenMessage, label: str | None = None, *, custom_id: str | None = None) -> Response:
        """Click a button, found by its label or its custom_id.

        The button is looked for on ``message`` as given, which may be an older state of it: that is a stale button.

        Raises:
            InteractionFailedError: as the page's "This interaction failed".
            LookupError: there is no such button.
            RefuseActionError: it is disabled, or no longer there.
        """
        button = self._button(message, label, custom_id)
        if button.disabled:
            raise RefuseActionError("That button is disabled.")
        body = {"kind": "component", "message_id": str(message.id), "custom_id": button.custom_id}
        return await self._interact(message.channel_id, body)

    async def pick(self, message: SeenMessage, *values: str, custom_id: str | None = None) -> Response:
        """Pick options (by value or label) in the message's only string select, or in the one with ``custom_id``.

        Raises:
            InteractionFailedError: as the page's "This interaction failed".
            LookupError: there is no such select.
            RefuseActionError: not an option, or too few or too many.
        """
        select = self._select(message, custom_id)
        body = {"kind": "component", "message_id": str(message.id), "custom_id": select.custom_id}
        return await self._interact(message.channel_id, body | {"values": list(values)})

    async def submit(
        self, modal: SeenModal, values: Mapping[str, str | bool | Sequence[str] | Mapping[str, bytes]]
    ) -> Response:
        """Fill in a modal and submit it.

        ``values`` maps labels (or custom_ids) to: text for a text input, a list of values for a select,
        ``{filename: bytes}`` for a file upload. What is not named keeps its preset value.

        Raises:
            InteractionFailedError: as the page's "Something went wrong".
            LookupError: there is no such field.
            RefuseActionError: a required field is empty, or a value is too long.
        """
        by_label = {label: one["custom_id"] for label, one in modal.fields.items()}
        filled: JSON = {}
        for name, value in values.items():
            custom_id = by_label.get(name, name)
            if custom_id not in by_label.values():
                message = f"{modal.title!r} has no field {name!r}, only {sorted(by_label)}"
                raise LookupError(message)
            if isinstance(value, (str, bool)):
                filled[custom_id] = value
            elif isinstance(value, dict):
                filled[custom_id] = [await self._upload(one, content) for one, content in value.items()]
            else:
                filled[custom_id] = list(value)
        body = {"kind": "modal", "interaction_id": str(modal.interaction_id), "values": filled}
        return await self._interact(modal.channel_id, body)

    # -- inside

    async def _upload(self, filename: str, content: bytes) -> str:
        async with self._session.post("page/uploads", params={"filename": filename}, data=content) as response:
            return str((await _read(response))["id"])

    async def _post(self, place: str, body: JSON) -> JSON:
        async with self._session.post(place, json=body) as response:
            return await _read(response)

    async def _ask(self, channel_id: int, body: JSON) -> JSON:
        answer = await self._post(f"page/channels/{channel_id}/interactions", body)
        if answer["kind"] == "failed":
            raise InteractionFailedError(answer["text"])
        return answer

    async def _interact(self, channel_id: int, body: JSON) -> Response:
        answer = await self._ask(channel_id, body)
        message = SeenMessage(answer["message"]) if "message" in answer else None
        modal = None
        if "modal" in answer:
            modal = SeenModal(int(answer["modal"]["interaction_id"]), channel_id, answer["modal"])
        return Response(answer["kind"], message, modal)

    async def _options(self, options: Mapping[str, object] | None) -> JSON:
        filled: JSON = {}
        for name, value in (options or {}).items():
            if isinstance(value, Person):
                filled[name] = str(value.id)
            elif isinstance(value, tuple):
                filename, content = value
                filled[name] = await self._upload(filename, content)
            else:
                filled[name] = value
        return filled

    @staticmethod
    def _button(message: SeenMessage, label: str | None, custom_id: str | None) -> SeenButton:
        for one in message.buttons:
            if (label is not None and one.label == label) or (custom_id is not None and one.custom_id == custom_id):
                return one
        problem = f"no button {label or custom_id!r} among {[one.label for one in message.buttons]}"
        raise LookupError(problem)

    @staticmethod
    def _select(message: SeenMessage, custom_id: str | None) -> SeenSelect:
        fitting = [one for one in message.selects if custom_id in {None, one.custom_id}]
        if len(fitting) != 1:
            problem = f"not exactly one select {custom_id!r} among {[one.custom_id for one in message.selects]}"
            raise LookupError(problem)
        return fitting[0]


async def _read(response: aiohttp.ClientResponse) -> JSON:
    payload: JSON = await response.json()
    if "error" in payload:
        raise RefuseActionError(payload["error"])
    return payload

"""The page's HTTP endpoints: people, messages, uploads and interactions."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from playground.bodies import make_file
from playground.constants import CONTENT_CHARACTERS, FILE_BYTES, FILES_PER_MESSAGE, MessageType
from playground.page.refusal import RefusalError
from playground.world import Event, Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playground.context import Context
    from playground.page.interactions import Interactor
    from playground.page.view import View
    from playground.world import Channel, File, User

JSON = dict[str, Any]
PERSON_HEADER = "X-Person"
_NAME_CHARACTERS = 32


class PageApi:
    """The handlers; a person says who they are with the header ``X-Person``, their account's id."""

    def __init__(self, context: Context, view: View, interactor: Interactor) -> None:
        self._context = context
        self._world = context.world
        self._view = view
        self._interactor = interactor

    def add_to(self, app: web.Application) -> None:
        """Mount the endpoints under ``/page``."""
        app.router.add_get("/page/socket", self._socket)
        for method, path, handle in (
            ("GET", "/page/people", self._people),
            ("POST", "/page/people", self._join),
            ("POST", "/page/uploads", self._upload),
            ("POST", "/page/channels/{channel_id}/messages", self._send),
            ("PATCH", "/page/channels/{channel_id}/messages/{message_id}", self._edit),
            ("DELETE", "/page/channels/{channel_id}/messages/{message_id}", self._delete),
            ("POST", "/page/channels/{channel_id}/typing", self._typing),
            ("POST", "/page/channels/{channel_id}/interactions", self._interact),
        ):
            app.router.add_route(method, path, _refusing(handle))

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        person = self._world.users.get(_number(request.query.get("person")))
        if person is None or person.is_bot:
            raise web.HTTPNotFound(text="There is nobody with that id.")
        return await self._context.hub.serve(request, person)

    async def _people(self, _request: web.Request) -> JSON:
        return {"people": self._view.people()}

    async def _join(self, request: web.Request) -> JSON:
        name = str((await _json(request)).get("name", "")).strip()
        if not 1 <= len(name) <= _NAME_CHARACTERS or not name.isprintable():
            raise RefusalError(f"A name takes 1 to {_NAME_CHARACTERS} characters.")
        person = self._world.join(name)
        return {"id": str(person.id), "name": person.display_name}

    async def _upload(self, request: web.Request) -> JSON:
        self._person(request)
        content = await request.read()
        if len(content) > FILE_BYTES:
            raise RefusalError("Your file is too large: the limit is 10 MB.")
        file = make_file(self._world.new_id(), request.query.get("filename", "unknown"), content)
        self._world.files[file.id] = file
        return {"id": str(file.id), "filename": file.filename, "size": len(content)}

    async def _send(self, request: web.Request) -> JSON:
        person, channel = self._person(request), self._channel(request)
        asked = await _json(request)
        content = _content(asked)
        files = self._files(asked.get("attachments") or [])
        if not content and not files:
            raise RefusalError("Write something, or add a file.")
        message = Message(self._world.new_id(), channel.id, person.id, content=content, files=files)
        message.mention_ids = self._world.mentioned(content)
        if asked.get("reply_to"):
            target = channel.messages.get(_number(asked["reply_to"]))
            if target is None or target.only_for is not None:
                raise RefusalError("That message is not there any more.")
            message.type = MessageType.REPLY
            message.reply_to = (channel.id, target.id)
            self._mention_replied(message)
        return {"message": self._view.message(self._world.add_message(message))}

    async def _edit(self, request: web.Request) -> JSON:
        person, message = self._person(request), self._message(request)
        if message.author_id != person.id:
            raise RefusalError("You can only edit your own messages.")
        content = _content(await _json(request))
        if not content and not message.files:
            raise RefusalError("An edited message cannot be empty. Delete it instead.")
        message.content = content
        message.mention_ids = self._world.mentioned(content)
        self._mention_replied(message)
        self._world.touch_message(message)
        return {"message": self._view.message(message)}

    def _mention_replied(self, message: Message) -> None:
        """Mention whom a message replies to, when it is sent and when it is edited."""
        if message.reply_to is None:
            return
        channel_id, target_id = message.reply_to
        target = self._world.channel(channel_id).messages.get(target_id)
        if target is not None and target.author_id not in message.mention_ids:
            message.mention_ids.append(target.author_id)

    async def _delete(self, request: web.Request) -> JSON:
        person, message = self._person(request), self._message(request)
        if message.author_id != person.id:
            raise RefusalError("You can only delete your own messages.")
        self._world.remove_message(message)
        return {}

    async def _typing(self, request: web.Request) -> JSON:
        person, channel = self._person(request), self._channel(request)
        self._world.tell(Event("TYPING_START", channel, user=person))
        return {}

    async def _interact(self, request: web.Request) -> JSON:
        person, channel = self._person(request), self._channel(request)
        return await self._interactor.interact(person, channel, await _json(request))

    def _person(self, request: web.Request) -> User:
        person = self._world.users.get(_number(request.headers.get(PERSON_HEADER)))
        if person is None or person.is_bot:
            raise RefusalError("The playground was started anew. Reload the page.")
        return person

    def _channel(self, request: web.Request) -> Channel:
        channel = self._world.channels.get(_number(request.match_info["channel_id"]))
        if channel is None or not self._view.can_see(self._person(request), channel):
            raise RefusalError("That channel is not there any more.")
        return channel

    def _message(self, request: web.Request) -> Message:
        message = self._channel(request).messages.get(_number(request.match_info["message_id"]))
        if message is None:
            raise RefusalError("That message is not there any more.")
        return message

    def _files(self, ids: list[Any]) -> list[File]:
        files = [self._world.files.get(_number(one)) for one in ids]
        if len(files) > FILES_PER_MESSAGE:
            raise RefusalError(f"A message takes {FILES_PER_MESSAGE} files at most.")
        if any(one is None for one in files):
            raise RefusalError("That file was not uploaded. Choose it again.")
        return [one for one in files if one is not None]


def _refusing(
    handle: Callable[[web.Request], Awaitable[JSON]],
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Answer with JSON, and a refusal with status 400 and its sentence under ``error``."""

    @functools.wraps(handle)
    async def answer(request: web.Request) -> web.Response:
        try:
            return web.json_response(await handle(request))
        except RefusalError as error:
            return web.json_response({"error": str(error)}, status=400)

    return answer


async def _json(request: web.Request) -> JSON:
    try:
        payload = await request.json()
    except json.JSONDecodeError as error:
        raise RefusalError("The page sent something that is not JSON.") from error
    if request.content_type != "application/json" or not isinstance(payload, dict):
        raise RefusalError("The page sent something that is not a JSON object.")
    return payload


def _content(asked: JSON) -> str:
    content = str(asked.get("content") or "").strip()
    if len(content) > CONTENT_CHARACTERS:
        raise RefusalError(
            f"Your message has {len(content)} characters; a message takes {CONTENT_CHARACTERS}. "
            "Send longer code as a .py file."
        )
    return content


def _number(text: object) -> int:
    """An id, or 0, which nothing has."""
    return int(str(text)) if str(text).isascii() and str(text).isdecimal() else 0

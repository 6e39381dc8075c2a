"""The frame around every REST endpoint: faults, the token, the body's checks, and Discord's way to answer."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from playground.bodies import Body, read_body
from playground.context import CONTEXT
from playground.errors import DiscordError, invalid_form, not_found, unauthorized
from playground.schema import is_described, request_mistakes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from playground.context import Context
    from playground.faults import Fault

PREFIX = "/api/v10"
_LOG = logging.getLogger(__name__)
_NOT_JSON = object()


@dataclass(frozen=True)
class Call:
    """One request, checked: its context, the parts of its path, its query and its body."""

    context: Context
    path: dict[str, str]
    query: dict[str, str]
    body: Body

    def snowflake(self, name: str) -> int:
        """A part of the path that must be an id.

        Raises:
            DiscordError: it is not a number.
        """
        text = self.path[name]
        if not text.isdecimal():
            raise not_found()
        return int(text)


@dataclass(frozen=True)
class Endpoint:
    """A method and path, written as in the published description, and what answers it.

    ``handle`` returns the JSON to answer with, or None for 204. ``needs_token`` is False where the path has a token.
    """

    method: str
    path: str
    handle: Callable[[Call], object]
    needs_token: bool = True


def add_endpoints(app: web.Application, endpoints: Iterable[Endpoint]) -> None:
    """Mount endpoints under ``/api/v10``, and one for everything else that answers 404.

    Raises:
        LookupError: an endpoint that the published description does not know.
    """
    for endpoint in endpoints:
        if not is_described(endpoint.path, endpoint.method):
            message = f"{endpoint.method} {endpoint.path} is not in Discord's description"
            raise LookupError(message)
        app.router.add_route(endpoint.method, PREFIX + endpoint.path, _frame(endpoint))
    app.router.add_route("*", PREFIX + "/{rest:.*}", _unknown)


def _frame(endpoint: Endpoint) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        context = request.app[CONTEXT]
        fault = context.faults.take(request.method, request.path.removeprefix(PREFIX))
        if fault is not None:
            return _misbehave(fault)
        try:
            if endpoint.needs_token and request.headers.get("Authorization") != f"Bot {context.token}":
                raise unauthorized()
            body = await read_body(request)
            mistakes = request_mistakes(endpoint.path, endpoint.method, body.data)
            if mistakes:
                raise invalid_form(*mistakes)
            call = Call(context, dict(request.match_info), dict(request.query), body)
            payload = endpoint.handle(call)
        except DiscordError as error:
            _LOG.info("refused %s %s: %s", request.method, request.path, error.payload())
            return json_response(error.payload(), error.status)
        return web.Response(status=204) if payload is None else json_response(payload)

    return answer


async def _unknown(request: web.Request) -> web.Response:
    _LOG.warning("the playground has no %s %s", request.method, request.path)
    error = not_found()
    return json_response(error.payload(), error.status)


def json_response(payload: object, status: int = 200) -> web.Response:
    """Answer with JSON. The content type is exact: discord.py takes ``; charset=utf-8`` for text."""
    return web.Response(body=json.dumps(payload).encode(), status=status, content_type="application/json")


def _misbehave(fault: Fault) -> web.Response:
    if fault.status != 429:  # noqa: PLR2004 - the status is the point
        payload: dict[str, Any] = {"message": f"{fault.status}: planned fault", "code": 0}
        return json_response(payload, fault.status)
    payload = {"message": "You are being rate limited.", "retry_after": fault.retry_after_seconds, "global": False}
    response = json_response(payload, 429)
    # discord.py takes a 429 without Via for a ban by the proxy in front of Discord, and gives up.
    response.headers["Via"] = "1.1 playground"
    response.headers["Retry-After"] = str(max(1, round(fault.retry_after_seconds)))
    response.headers["X-RateLimit-Scope"] = "user"
    return response

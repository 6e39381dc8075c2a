"""Keeps other web sites away: a page elsewhere must not reach the playground through its visitor's browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from playground.context import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@web.middleware
async def guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse a foreign ``Host`` (DNS rebinding) and a foreign ``Origin``; forbid foreign content on the page.

    Programs send no ``Origin``; browsers always do on a websocket and on everything that changes something.
    """
    origin = request.app[CONTEXT].origin
    port = origin.rpartition(":")[2]
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"}
    if request.host not in hosts:
        raise web.HTTPForbidden(text="The playground is only reached by its own address.")
    claimed = request.headers.get("Origin")
    if claimed is not None and claimed != f"http://{request.host}":
        raise web.HTTPForbidden(text="The playground does not talk to other sites.")
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"} and request.path != "/":
        raise web.HTTPForbidden(text="The playground does not talk to other sites.")
    response = await handler(request)
    if not response.prepared:
        response.headers.setdefault("Content-Security-Policy", _CONTENT_POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response

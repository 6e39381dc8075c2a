"""Serves uploaded files, as Discord's CDN does, without letting any of them run on the page's origin."""

from __future__ import annotations

from aiohttp import web

from playground.context import CONTEXT

_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


async def serve_file(request: web.Request) -> web.Response:
    """Send a file: pictures to be shown, everything else (HTML and SVG above all) to be saved."""
    number, name = request.match_info["file_id"], request.match_info["filename"]
    file = request.app[CONTEXT].world.files.get(int(number)) if number.isdecimal() else None
    if file is None or file.filename != name:
        raise web.HTTPNotFound(text="There is no such file.")
    shown = file.content_type in _SHOWN
    headers = {
        "Content-Type": file.content_type if shown else "application/octet-stream",
        "Content-Disposition": f'{"inline" if shown else "attachment"}; filename="{file.filename}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, max-age=3600",
    }
    return web.Response(body=file.content, headers=headers)

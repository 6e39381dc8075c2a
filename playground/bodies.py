"""Reads request bodies: JSON, or a form with ``payload_json`` and files."""

from __future__ import annotations

import io
import json
import mimetypes
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PIL import Image, UnidentifiedImageError

from playground.constants import FILE_BYTES, REQUEST_BYTES
from playground.errors import Mistake, invalid_form, invalid_json, request_too_large
from playground.world import File

if TYPE_CHECKING:
    from aiohttp import web

_FILE_FIELD = re.compile(r"files\[(\d+)\]")
_STRANGE_CHARACTERS = re.compile(r"[^\w.\-]", re.ASCII)
_MIME_TYPES = mimetypes.MimeTypes()
_MIME_TYPES.add_type("text/x-python", ".py")


@dataclass(frozen=True)
class Upload:
    """A file of a form; ``index`` is the number in its field's name."""

    index: int
    filename: str
    content: bytes


@dataclass(frozen=True)
class Body:
    """A decoded request: its JSON (None without a body) and its files by number."""

    data: Any = None
    uploads: dict[int, Upload] = field(default_factory=dict)


async def read_body(request: web.Request) -> Body:
    """Decode a request.

    Raises:
        DiscordError: not JSON, a file over 10 MiB, or 25 MiB and more in all.
    """
    if not request.can_read_body:
        return Body()
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    return Body(_decode(await request.content.read()) if request.content_length else None)


async def _read_form(request: web.Request) -> Body:
    data: Any = None
    uploads: dict[int, Upload] = {}
    total = 0
    async for part in await request.multipart():
        name, filename = getattr(part, "name", None), getattr(part, "filename", None)
        content = await part.read(decode=False)  # type: ignore[union-attr]
        total += len(content)
        if total > REQUEST_BYTES:
            raise request_too_large()
        matched = _FILE_FIELD.fullmatch(name or "")
        if name == "payload_json":
            data = _decode(bytes(content))
        elif matched:
            if len(content) > FILE_BYTES:
                raise request_too_large()
            index = int(matched[1])
            uploads[index] = Upload(index, filename or "unknown", bytes(content))
        else:
            raise invalid_form(Mistake((name or "",), "UNKNOWN_FIELD", f"No form field is called {name!r} here."))
    return Body({} if data is None else data, uploads)


def _decode(content: bytes) -> Any:  # noqa: ANN401 - JSON is what it is until the schema has looked at it
    try:
        return json.loads(content)
    except ValueError as error:
        raise invalid_json() from error


def make_file(file_id: int, filename: str, content: bytes, description: str | None = None) -> File:
    """Turn an upload into a file as Discord stores it: a tame name, a guessed type, a picture's size."""
    tame = _STRANGE_CHARACTERS.sub("", filename.replace(" ", "_"))[-240:].lstrip(".") or "unknown"
    content_type = _MIME_TYPES.guess_type(tame)[0] or "application/octet-stream"
    width = height = None
    if content_type.startswith("image/"):
        try:
            with Image.open(io.BytesIO(content)) as picture:
                width, height = picture.size
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            content_type = "application/octet-stream"
    elif content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    return File(file_id, tame, content, content_type, description, width, height)

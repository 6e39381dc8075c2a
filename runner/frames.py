"""Frames: canonical JSON with raw bytes behind it. Standard library only.

A frame is ``JXT1``, the header's and the body's length as 32-bit little-endian numbers, the header, the body.
There is one way to write a header (sorted keys, no spaces, ASCII), and every other is refused.
"""

from __future__ import annotations

import json
import math
import struct
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from runner import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC: Final = b"JXT1"
PREFIX: Final = struct.Struct("<4sII")
_INTEGER_CHARS: Final = 21
_FLOAT_CHARS: Final = 32
_STEPS: Final = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")
"""One level up is 1, one level down the signed byte -1."""
_NO_BRACKETS: Final = bytes(set(range(256)) - set(b"[{]}"))


class DecodeFrameError(ValueError):
    """Bytes that are not a frame of this protocol."""


def read_prefix(data: bytes | bytearray | memoryview) -> tuple[int, int]:
    """Read the lengths of a frame's header and body from its first ``PREFIX.size`` bytes.

    Raises:
        DecodeFrameError: When it is no prefix or a length is over its limit.
    """
    if len(data) < PREFIX.size:
        raise DecodeFrameError("shorter than a prefix")
    magic, header_bytes, body_bytes = PREFIX.unpack_from(data)
    if magic != MAGIC:
        raise DecodeFrameError("not a frame")
    if header_bytes > limits.HEADER_BYTES or PREFIX.size + header_bytes + body_bytes > limits.FRAME_BYTES:
        raise DecodeFrameError("longer than a frame may be")
    return header_bytes, body_bytes


def split_frames(payload: bytes, most: int | None = limits.FRAMES) -> Iterator[bytes]:
    """Cut a byte string into the frames that it consists of, without reading them.

    Args:
        payload: The bytes.
        most: How many frames there may be; None for any number.

    Raises:
        DecodeFrameError: Where the bytes stop being whole frames, and after so many of them.
    """
    start = count = 0
    while start < len(payload):
        count += 1
        if most is not None and count > most:
            raise DecodeFrameError("too many frames")
        header_bytes, body_bytes = read_prefix(memoryview(payload)[start : start + PREFIX.size])
        end = start + PREFIX.size + header_bytes + body_bytes
        if end > len(payload):
            raise DecodeFrameError("the last frame is cut short")
        yield payload[start:end]
        start = end


def dump_header(tree: object) -> bytes:
    """Write canonical JSON."""
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def load_header(header: bytes) -> Any:  # noqa: ANN401  # JSON is anything until a decoder has looked at it
    """Read canonical JSON.

    Raises:
        DecodeFrameError: For anything else: other JSON, deep nesting, numbers that are long or not finite.
    """
    _check_depth(header)
    try:
        tree = json.loads(
            header.decode("ascii"),
            parse_int=_parse_int,
            parse_float=_parse_float,
            parse_constant=_refuse_constant,
        )
        written = dump_header(tree)
    except DecodeFrameError:
        raise
    except (ValueError, RecursionError) as error:
        raise DecodeFrameError("not JSON") from error
    # One way to write a value: this also refuses duplicate keys, of which json.loads would keep the last.
    if written != header:
        raise DecodeFrameError("not canonical JSON")
    return tree


def _check_depth(header: bytes) -> None:
    # Each step is one pass at the speed of C. A regular expression for strings took ten minutes over half a megabyte
    # of `\\"`, and a loop over the brackets took seconds over all headers that a job can send.
    unescaped = header.replace(b"\\\\", b"").replace(b'\\"', b"")
    outside_strings = b"".join(unescaped.split(b'"')[::2])
    steps = memoryview(outside_strings.translate(_STEPS, _NO_BRACKETS)).cast("b")
    if max(accumulate(steps), default=0) > limits.JSON_DEPTH * 2:
        raise DecodeFrameError("nested too deeply")


def _parse_int(digits: str) -> int:
    # int() of 5,000 digits is slow, and an error in some Pythons: look at the length first.
    if len(digits) > _INTEGER_CHARS:
        raise DecodeFrameError("an integer that is too long")
    return int(digits)


def _parse_float(digits: str) -> float:
    if len(digits) > _FLOAT_CHARS:
        raise DecodeFrameError("a number that is too long")
    number = float(digits)
    if not math.isfinite(number):
        raise DecodeFrameError("a number that is not finite")
    return number


def _refuse_constant(name: str) -> float:
    raise DecodeFrameError(f"{name} is not JSON")

"""The strict codec of the wall: messages of ``runner.protocol`` as frames. Standard library only.

The header holds the message, its arrays are cut from the body in order.
``decode`` refuses whatever ``encode`` does not write: an unknown or missing field, a wrong type, a length that does not
fit, a byte too many. It looks at lengths before it allocates.
No pickle, no ``.npy``: both let the sender choose what the reader does.
"""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from inspect import get_annotations
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_args, get_origin

from runner import limits, protocol
from runner.frames import MAGIC, PREFIX, DecodeFrameError, dump_header, load_header, read_prefix, split_frames
from runner.protocol import ITEM_BYTES, Array, Opaque

if TYPE_CHECKING:
    from collections.abc import Callable

    Encoder = Callable[[Any, list[bytes]], object]
    Decoder = Callable[[Any, "_Body"], Any]

__all__ = ["MAGIC", "PREFIX", "DecodeFrameError", "EncodeFrameError", "decode", "encode", "read_prefix", "split_frames"]

MESSAGES: Final[dict[str, type]] = {
    kind.__name__: kind
    for kind in (protocol.Job, protocol.RawLoad, protocol.RawCase, protocol.BoxReady, protocol.BoxDone)
}
INTEGER_BITS: Final = 64
MOST_ELEMENTS: Final = 2**58
"""More than this, axes of length zero left out, and NumPy cannot address an array of the widest elements."""
LISTED_ITEMS: Final = 256
"""Most items of one tuple that the protocol itself names: cases, modules, attributes... (``CONTAINER_ITEMS`` is for
values). Checks compare them with each other."""
_SPECIAL_FLOATS: Final = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}

T = TypeVar("T")


class EncodeFrameError(ValueError):
    """A value that the protocol does not carry."""


def encode(message: object) -> bytes:
    """Write one message (one of ``MESSAGES``) as a frame.

    Raises:
        EncodeFrameError: When a value has a type or size that the protocol does not carry.
    """
    name = type(message).__name__
    if MESSAGES.get(name) is not type(message):
        raise EncodeFrameError(f"{name} is not a message")
    buffers: list[bytes] = []
    try:
        tree = {"kind": name, "message": _encoder(cast("Any", type(message)))(message, buffers)}
    except RecursionError:
        raise EncodeFrameError("nested too deeply") from None
    header = dump_header(tree)
    body = b"".join(buffers)
    if len(header) > limits.HEADER_BYTES or PREFIX.size + len(header) + len(body) > limits.FRAME_BYTES:
        raise EncodeFrameError("longer than a frame may be")
    return PREFIX.pack(MAGIC, len(header), len(body)) + header + body


def decode(frame: bytes, kind: type[T]) -> T:
    """Read one frame that must hold a message of one kind.

    Raises:
        DecodeFrameError: When the frame is anything but what ``encode`` writes for such a message.
    """
    header_bytes, body_bytes = read_prefix(frame)
    if len(frame) != PREFIX.size + header_bytes + body_bytes:
        raise DecodeFrameError("the frame's length is not what its prefix says")
    header = frame[PREFIX.size : PREFIX.size + header_bytes]
    tree = load_header(header)
    # Only a job holds programs. What a box says is looked through by checks, whose time may grow with a text's square.
    most_chars = limits.PROGRAM_CHARS if kind is protocol.Job else limits.TEXT_CHARS
    body = _Body(memoryview(frame)[PREFIX.size + header_bytes :], most_chars)
    if type(tree) is not dict or tree.keys() != {"kind", "message"} or tree["kind"] != kind.__name__:
        raise DecodeFrameError(f"not a {kind.__name__}")
    message: T = _decoder(cast("Any", kind))(tree["message"], body)
    body.close()
    return message


# -- bodies ------------------------------------------------------------------------------------------------------------


class _Body:
    """The raw buffers behind a header, handed out in order; and how long a text in that header may be."""

    def __init__(self, data: memoryview, most_chars: int) -> None:
        self._data = data
        self._most_chars = most_chars
        self._position = 0
        self._count = 0

    def take(self, size: int) -> bytes:
        self._count += 1
        if self._count > limits.BUFFERS:
            raise DecodeFrameError("too many arrays")
        end = self._position + size
        if end > len(self._data):
            raise DecodeFrameError("an array is longer than the frame")
        taken = bytes(self._data[self._position : end])
        self._position = end
        return taken

    def check(self, scalar: T) -> T:
        """Give back a scalar that may stand in a message."""
        if isinstance(scalar, int) and scalar.bit_length() > INTEGER_BITS:
            raise DecodeFrameError("an integer of more than 64 bits")
        if isinstance(scalar, str) and (len(scalar) > self._most_chars or not _is_text(scalar)):
            raise DecodeFrameError("a string that is too long, or not Unicode text")
        return scalar

    def close(self) -> None:
        if self._position != len(self._data):
            raise DecodeFrameError("bytes that belong to no array")


def array_bytes(dtype: str, shape: tuple[int, ...]) -> int:
    """Count the bytes of an array, in Python's integers, so that no product overflows.

    Raises:
        DecodeFrameError: For an unknown dtype, too many axes, a length below zero, or a shape that NumPy refuses even
            though an axis of length zero makes it empty.
    """
    if dtype not in ITEM_BYTES or len(shape) > limits.DIMENSIONS or any(length < 0 for length in shape):
        raise DecodeFrameError("not an array's dtype and shape")
    if math.prod(length or 1 for length in shape) > MOST_ELEMENTS:
        raise DecodeFrameError("a shape that no array has")
    return math.prod(shape) * ITEM_BYTES[dtype]


# -- values ------------------------------------------------------------------------------------------------------------

TYPE_ERROR: Final = "a value of the wrong type"


def _encode_value(value: protocol.Value, buffers: list[bytes], depth: int = 0) -> object:
    if depth > limits.JSON_DEPTH // 2:
        raise EncodeFrameError("nested too deeply")
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind in (int, str, float):
        return _encode_scalar(value)
    if isinstance(value, Array):
        return {"array": _encode_array(value, buffers)}
    if isinstance(value, Opaque):
        return {"opaque": [_encode_scalar(value.type_name), _encode_scalar(value.text)]}
    if isinstance(value, (tuple, list, dict)) and kind in (tuple, list, dict):
        if len(value) > limits.CONTAINER_ITEMS:
            raise EncodeFrameError("too many items")
        if isinstance(value, dict):
            pairs = [[_encode_key(key), _encode_value(item, buffers, depth + 1)] for key, item in value.items()]
            return {"dict": pairs}
        return {kind.__name__: [_encode_value(item, buffers, depth + 1) for item in value]}
    raise EncodeFrameError(f"{kind.__name__} is not a value")


def _encode_key(key: object) -> object:
    if type(key) is not str:
        raise EncodeFrameError("a key that is not a string")
    return _encode_scalar(key)


def _encode_scalar(value: object) -> object:
    if type(value) is float and not math.isfinite(value):
        return {"float": str(value)}
    if type(value) is int and value.bit_length() > INTEGER_BITS:
        raise EncodeFrameError("an integer of more than 64 bits")
    if type(value) is str and not _is_text(value):
        raise EncodeFrameError("a string that is not Unicode text")
    return value


def _encode_array(array: Array, buffers: list[bytes]) -> object:
    try:
        size = array_bytes(array.dtype, array.shape)
    except DecodeFrameError as error:
        raise EncodeFrameError(str(error)) from error
    if size != len(array.data) or len(buffers) >= limits.BUFFERS:
        raise EncodeFrameError("an array whose bytes do not fit its shape, or too many arrays")
    buffers.append(array.data)
    return [array.dtype, list(array.shape)]


def _decode_value(tree: Any, body: _Body, depth: int = 0) -> protocol.Value:  # noqa: ANN401  # see load_header
    if depth > limits.JSON_DEPTH // 2:
        raise DecodeFrameError("nested too deeply")
    if type(tree) is not dict:
        return _decode_scalar(tree, body)
    if len(tree) != 1:
        raise DecodeFrameError(TYPE_ERROR)
    [(tag, inner)] = tree.items()
    if tag == "float" and type(inner) is str and inner in _SPECIAL_FLOATS:
        return _SPECIAL_FLOATS[inner]
    if type(inner) is not list or len(inner) > limits.CONTAINER_ITEMS:
        raise DecodeFrameError(TYPE_ERROR)
    return _decode_tagged(tag, inner, body, depth)


def _decode_tagged(tag: str, inner: list[Any], body: _Body, depth: int) -> protocol.Value:
    match tag:
        case "array":
            return _decode_array(inner, body)
        case "opaque" if [type(item) for item in inner] == [str, str]:
            return Opaque(type_name=body.check(inner[0]), text=body.check(inner[1]))
        case "dict":
            return _decode_dict(inner, body, depth)
        case "tuple":
            return tuple(_decode_value(item, body, depth + 1) for item in inner)
        case "list":
            return [_decode_value(item, body, depth + 1) for item in inner]
    raise DecodeFrameError(TYPE_ERROR)


def _decode_scalar(tree: object, body: _Body) -> protocol.Value:
    if tree is None or isinstance(tree, (bool, int, float, str)):
        return body.check(tree)
    raise DecodeFrameError(TYPE_ERROR)


def _decode_array(inner: list[Any], body: _Body) -> Array:
    if len(inner) != 2 or type(inner[0]) is not str or type(inner[1]) is not list:  # noqa: PLR2004  # dtype and shape
        raise DecodeFrameError(TYPE_ERROR)
    if any(type(length) is not int for length in inner[1]):
        raise DecodeFrameError(TYPE_ERROR)
    dtype, shape = inner[0], tuple(inner[1])
    return Array(dtype=dtype, shape=shape, data=body.take(array_bytes(dtype, shape)))


def _decode_dict(inner: list[Any], body: _Body, depth: int) -> dict[str, protocol.Value]:
    found: dict[str, protocol.Value] = {}
    for pair in inner:
        if type(pair) is not list or len(pair) != 2 or type(pair[0]) is not str or pair[0] in found:  # noqa: PLR2004
            raise DecodeFrameError("a dict's item that is not a pair, or a key twice")
        found[body.check(pair[0])] = _decode_value(pair[1], body, depth + 1)
    return found


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


# -- dataclasses -------------------------------------------------------------------------------------------------------
# One encoder and one decoder per type, made from the annotations in `protocol` once.


@cache
def _encoder(hint: Any) -> Encoder:  # noqa: ANN401  # a type's annotation
    if hint is protocol.Value:
        return _encode_value
    if get_origin(hint) is UnionType:
        inner = _encoder(_optional(hint))
        return lambda value, buffers: None if value is None else inner(value, buffers)
    if get_origin(hint) is tuple:
        return _tuple_encoder(get_args(hint))
    return _class_encoder(hint)


def _class_encoder(hint: Any) -> Encoder:  # noqa: ANN401  # a class
    if hint is Array:
        return lambda value, buffers: _encode_array(_typed(value, Array), buffers)
    if isinstance(hint, type) and is_dataclass(hint):
        members = [(field.name, _encoder(get_annotations(hint, eval_str=True)[field.name])) for field in fields(hint)]
        return lambda value, buffers: {
            name: encode_member(getattr(_typed(value, hint), name), buffers) for name, encode_member in members
        }
    if issubclass(hint, StrEnum):
        return lambda value, _: _typed(value, hint).value
    return lambda value, _: _encode_scalar(_typed(value, hint))


def _tuple_encoder(args: tuple[Any, ...]) -> Encoder:
    members = [_encoder(arg) for arg in args if arg is not ...]

    def encode_tuple(value: object, buffers: list[bytes]) -> object:
        items = _typed(value, tuple)
        if len(items) > LISTED_ITEMS or (args[-1] is not ... and len(items) != len(members)):
            raise EncodeFrameError("too many items")
        each = members * len(items) if args[-1] is ... else members
        return [encode_item(item, buffers) for encode_item, item in zip(each, items, strict=True)]

    return encode_tuple


def _typed(value: Any, kind: type[T]) -> T:  # noqa: ANN401  # that is the question
    if type(value) is not kind:
        raise EncodeFrameError(f"{type(value).__name__} where {kind.__name__} belongs")
    return value


def _optional(hint: UnionType) -> Any:  # noqa: ANN401  # a type's annotation
    [inner] = [arg for arg in get_args(hint) if arg is not NoneType]
    return inner


@cache
def _decoder(hint: Any) -> Decoder:  # noqa: ANN401  # a type's annotation
    if hint is protocol.Value:
        return _decode_value
    if get_origin(hint) is UnionType:
        inner = _decoder(_optional(hint))
        return lambda tree, body: None if tree is None else inner(tree, body)
    if get_origin(hint) is tuple:
        return _tuple_decoder(get_args(hint))
    return _class_decoder(hint)


def _class_decoder(hint: Any) -> Decoder:  # noqa: ANN401  # a class
    if hint is Array:
        return lambda tree, body: _decode_array(_shaped(tree, list), body)
    if is_dataclass(hint):
        return _dataclass_decoder(hint)
    if hint is float:
        return _decode_float
    if issubclass(hint, StrEnum):
        known = {member.value: member for member in hint}
        return lambda tree, _: _member(known, tree)
    return lambda tree, body: body.check(_shaped(tree, hint))


def _dataclass_decoder(hint: Any) -> Decoder:  # noqa: ANN401  # a class
    members = {field.name: _decoder(get_annotations(hint, eval_str=True)[field.name]) for field in fields(hint)}

    def decode_dataclass(tree: object, body: _Body) -> object:
        found = _shaped(tree, dict)
        if found.keys() != members.keys():
            raise DecodeFrameError(f"not the fields of {hint.__name__}")
        # In the order of the declaration, which is the order in which the encoder wrote the arrays.
        return hint(**{name: decode_member(found[name], body) for name, decode_member in members.items()})

    return decode_dataclass


def _tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    members = [_decoder(arg) for arg in args if arg is not ...]

    def decode_tuple(tree: object, body: _Body) -> tuple[Any, ...]:
        items = _shaped(tree, list)
        if len(items) > LISTED_ITEMS or (args[-1] is not ... and len(items) != len(members)):
            raise DecodeFrameError("too many items")
        each = members * len(items) if args[-1] is ... else members
        return tuple(decode_item(item, body) for decode_item, item in zip(each, items, strict=True))

    return decode_tuple


def _decode_float(tree: object, body: _Body) -> float:
    number = _decode_value(tree, body)
    if type(number) is not float:
        raise DecodeFrameError(TYPE_ERROR)
    return number


def _member(known: dict[str, T], tree: object) -> T:
    if type(tree) is not str or tree not in known:
        raise DecodeFrameError("not one of the names that may stand here")
    return known[tree]


def _shaped(tree: object, kind: type[T]) -> T:
    if type(tree) is not kind:
        raise DecodeFrameError(TYPE_ERROR)
    return tree

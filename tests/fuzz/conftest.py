"""Damage that knows what a frame is: what the tests about forged messages share."""

from __future__ import annotations

import json
import math
import struct
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import strategies as st

from runner import frames
from runner.protocol import ITEM_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Path = tuple[str | int, ...]
    Change = Callable[[st.DataObject, bytes], bytes]

ODD_TREES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2**63, 2**64 - 1, 2**64, 10**20, 0.0, -0.0, 0.5, 1e308, 5e-324,
    "", "\0", "\ud800", "é", '"\\', "nan", "x" * 2001, "float32", "complex128", "finished", "nnx.Param", "kernel",
    [], {}, [[]], {"float": "nan"}, {"float": "inf"}, {"tuple": []}, {"list": [0]}, {"dict": [["", 0]]},
    {"array": ["uint8", [0]]}, {"array": ["uint8", [0, 10**20]]}, {"array": ["float64", [1] * 8]},
    {"opaque": ["learner.M", ""]}, {"pickle": ""}, [0] * 257,
)  # fmt: skip
ODD_NUMBERS: Final = (math.nan, math.inf, -math.inf, 3e38, -3e38, 1e-45, 0.0, -0.0, 1.0)


@pytest.fixture(scope="session")
def change_frame() -> Change:
    """A function that draws a change of a frame: its message's, its arrays', its lengths', or of any byte."""

    def change(data: st.DataObject, frame: bytes) -> bytes:
        header_bytes, _ = frames.read_prefix(frame)
        start = frames.PREFIX.size
        header, body = frame[start : start + header_bytes], frame[start + header_bytes :]
        match data.draw(st.sampled_from(["message", "message", "message", "numbers", "header", "lengths", "byte"])):
            case "message":
                tree = json.loads(header)
                for _ in range(data.draw(st.integers(1, 3))):
                    tree = change_tree(data, tree)
                header = frames.dump_header(tree)
                body = data.draw(st.sampled_from([body, fit_body(tree, body)]))
            case "numbers" if body:
                body = change_numbers(data, body)
            case "header":
                header = change_header(data, header)
            case "lengths":
                lengths = st.integers(0, 2**32 - 1) | st.integers(0, 600)
                return struct.pack("<4sII", frames.MAGIC, data.draw(lengths), data.draw(lengths)) + header + body
            case _:
                changed = bytearray(frame)
                changed[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
                return bytes(changed)
        return frames.PREFIX.pack(frames.MAGIC, len(header), len(body)) + header + body

    return change


def change_tree(data: st.DataObject, tree: Any) -> Any:  # noqa: ANN401  # JSON
    """Change one place in a JSON tree: put something odd there, or what stands elsewhere; double, drop or wrap it."""
    paths = list(find_paths(tree))
    if not paths:
        return tree
    *way, last = data.draw(st.sampled_from(paths))
    parent = tree
    for step in way:
        parent = parent[step]
    match data.draw(st.sampled_from(["odd", "odd", "elsewhere", "double", "drop", "wrap", "deep"])):
        case "elsewhere":
            parent[last] = get_copy(tree, data.draw(st.sampled_from(paths)))
        case "double" if isinstance(parent, list):
            parent.append(get_copy(parent, (last,)))
        case "drop":
            del parent[last]
        case "wrap":
            parent[last] = {data.draw(st.sampled_from(["tuple", "list", "array", "more"])): [parent[last]]}
        case "deep":
            for _ in range(data.draw(st.integers(1, 70))):
                parent[last] = {"tuple": [parent[last]]}
        case _:
            parent[last] = json.loads(json.dumps(data.draw(st.sampled_from(ODD_TREES))))
    return tree


def find_paths(tree: object, above: Path = ()) -> Iterator[Path]:
    """Give the way to each place below the top of a JSON tree."""
    items: Any = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, item in items:
        yield (*above, key)
        yield from find_paths(item, (*above, key))


def get_copy(tree: Any, path: Path) -> object:  # noqa: ANN401  # JSON
    """Copy what stands in one place."""
    for step in path:
        tree = tree[step]
    copy: object = json.loads(json.dumps(tree))
    return copy


def change_numbers(data: st.DataObject, body: bytes) -> bytes:
    """Put a number that is hard to compare where one was."""
    position = data.draw(st.integers(0, max(len(body) // 4 - 1, 0))) * 4
    number = data.draw(st.sampled_from(ODD_NUMBERS) | st.floats(width=32))
    # The last is a NaN that processors complain about.
    packed = data.draw(st.sampled_from([struct.pack("<f", number), b"\x01\x00\x80\x7f"]))
    return (body[:position] + packed + body[position + 4 :])[: len(body)]


def change_header(data: st.DataObject, header: bytes) -> bytes:
    """Write the same message in another way, or half of it."""
    return data.draw(
        st.sampled_from(
            [
                header.replace(b'{"kind"', b'{"kind":"RawCase","kind"', 1),
                header.replace(b'"name"', b'"name":"one","name"', 1),
                header.replace(b":", b": ", 1),
                header.replace(b"a", b"\\u0061", 1),
                header.replace(b"null", b"NaN", 1),
                header.replace(b"0", b"-0", 1),
                header.replace(b"0", b"0e0", 1),
                header + b" ",
                header[: len(header) // 2],
                header.replace(b'"', b'\\"'),
                header.replace(b"}", b"", 1),
            ]
        )
    )


def fit_body(tree: object, body: bytes) -> bytes:
    """Cut or fill a body to what a message's arrays ask for, as far as that is little."""
    wanted = 0
    waiting = [tree]
    while waiting:
        match waiting.pop():
            case [str(dtype), [*shape]] if dtype in ITEM_BYTES:
                wanted += ITEM_BYTES[dtype] * math.prod(length for length in shape if isinstance(length, int))
            case dict(members):
                waiting.extend(members.values())
            case [*items]:
                waiting.extend(items)
    return (body + bytes(max(0, wanted - len(body))))[:wanted] if 0 <= wanted <= 2**16 else body

"""Damage that knows what a frame is: what the tests about forged messages share."""

from __future__ import annotations

import json
import math
import struct
from typing import TYPE_CHECKING, Any, Final

import pytest

from runner import frames
from runner.protocol import ITEM_BYTES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    Path = tuple[str | int, ...]
    Change = Callable[[random.Random, bytes], bytes]

ODD_TREES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2**63, 2**64 - 1, 2**64, 10**20, 0.0, -0.0, 0.5, 1e308, 5e-324,
    "", "\0", "\ud800", "é", '"\\', "nan", "x" * 2001, "float32", "complex128", "finished", "nnx.Param", "kernel",
    [], {}, [[]], {"float": "nan"}, {"float": "inf"}, {"tuple": []}, {"list": [0]}, {"dict": [["", 0]]},
    {"array": ["uint8", [0]]}, {"array": ["uint8", [0, 10**20]]}, {"array": ["float64", [1] * 8]},
    {"opaque": ["learner.M", ""]}, {"pickle": ""}, [0] * 257,
)  # fmt: skip
ODD_NUMBERS: Final = (
    *(struct.pack("<f", number) for number in (math.nan, math.inf, -math.inf, 3e38, -3e38, 1e-45, 0.0, -0.0, 1.0)),
    b"\x01\x00\x80\x7f",  # a NaN that processors complain about
)


SPELLINGS: Final = (
    (b'{"kind"', b'{"kind":"RawCase","kind"', 1),
    (b'"name"', b'"name":"one","name"', 1),
    (b":", b": ", 1),
    (b"a", b"\\u0061", 1),
    (b"null", b"NaN", 1),
    (b"0", b"-0", 1),
    (b"0", b"0e0", 1),
    (b'"', b'\\"', -1),
    (b"}", b"", 1),
)
"""Other ways to write the same JSON, and ways to break it: what to replace, by what, how often."""


@pytest.fixture(scope="session")
def change_frame() -> Change:
    """A function that draws a change of a frame: its message's, its arrays', its lengths', or of any byte."""

    def change(draw: random.Random, frame: bytes) -> bytes:
        header_bytes, _ = frames.read_prefix(frame)
        start = frames.PREFIX.size
        header, body = frame[start : start + header_bytes], frame[start + header_bytes :]
        ways = ["message", "message", "message", "numbers", "numbers", "header", "lengths", "byte"]
        match draw.choice(ways):
            case "message":
                tree = json.loads(header)
                for _ in range(draw.randint(1, 3)):
                    tree = change_tree(draw, tree)
                header = frames.dump_header(tree)
                body = draw.choice([body, fit_body(tree, body)])
            case "numbers" if body:
                body = change_numbers(draw, body)
            case "header":
                header = change_header(draw, header)
            case "lengths":
                lengths = [0, 1, len(header), len(header) - 1, len(body), len(body) + 1, 2**19, 2**32 - 1]
                return struct.pack("<4sII", frames.MAGIC, draw.choice(lengths), draw.choice(lengths)) + header + body
            case _:
                changed = bytearray(frame)
                changed[draw.randint(0, len(frame) - 1)] = draw.randint(0, 255)
                return bytes(changed)
        return frames.PREFIX.pack(frames.MAGIC, len(header), len(body)) + header + body

    return change


def change_tree(draw: random.Random, tree: Any) -> Any:  # noqa: ANN401  # JSON
    """Change one place in a JSON tree: put something odd there, or what stands elsewhere; double, drop or wrap it."""
    paths = list(find_paths(tree))
    if not paths:
        return tree
    *way, last = draw.choice(paths)
    parent = tree
    for step in way:
        parent = parent[step]
    match draw.choice(["odd", "odd", "elsewhere", "double", "drop", "wrap", "deep"]):
        case "elsewhere":
            parent[last] = get_copy(tree, draw.choice(paths))
        case "double" if isinstance(parent, list):
            parent.append(get_copy(parent, (last,)))
        case "drop":
            del parent[last]
        case "wrap":
            parent[last] = {draw.choice(["tuple", "list", "array", "more"]): [parent[last]]}
        case "deep":
            for _ in range(draw.randint(1, 70)):
                parent[last] = {"tuple": [parent[last]]}
        case _:
            parent[last] = json.loads(json.dumps(draw.choice(ODD_TREES)))
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


def change_numbers(draw: random.Random, body: bytes) -> bytes:
    """Put a number that is hard to compare where one was."""
    positions = range(0, len(body), 4)
    # The result's own numbers come before those of what was observed: half of the changes are there.
    position = draw.choice([*positions, *[*positions[:2]] * (len(positions) // 2)])
    number = draw.choice(ODD_NUMBERS)
    return (body[:position] + number + body[position + 4 :])[: len(body)]


def change_header(draw: random.Random, header: bytes) -> bytes:
    """Write the same message in another way, or half of it."""
    old, new, times = draw.choice(SPELLINGS)
    return draw.choice([header.replace(old, new, times), header + b" ", header[: len(header) // 2]])


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

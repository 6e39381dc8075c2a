"""Frames that no honest box sends: one error for all of them, in time and memory that grow with their length alone."""

from __future__ import annotations

import json
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runner import codec, frames, limits
from runner.protocol import (
    Array,
    Attribute,
    BoxDone,
    BoxReady,
    CallSeen,
    Ending,
    Frame,
    ModuleSeen,
    Opaque,
    RawCase,
    RawError,
    RawLoad,
    WarningSeen,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from runner.protocol import Value

NUMBERS = Array("float32", (2, 1), bytes(8))
ATTRIBUTE = Attribute("kernel", "variable", "nnx.Param", ("nnx.Param", "nnx.Variable"), NUMBERS, (2, 1), "float32")
ERROR = RawError("ValueError", 'no "é"\n\\', (Frame(3, "answer", "return x"),))
WARNING = WarningSeen("UserWarning", "soon gone", 7)
MESSAGES: tuple[object, ...] = (
    RawLoad(entry_found=True, defined=("answer", "M"), warnings=(WARNING,), calls=(CallSeen("jax.jit", (), None, 4),)),
    RawLoad(error=ERROR),
    RawCase("one", error=ERROR),
    RawCase(
        "one",
        value=(NUMBERS, [1, 2.5, None, {"a": "b", "c": Opaque("int", "7")}]),
        modules=(ModuleSeen(0, "learner.M", "init", None, (ATTRIBUTE,), (ATTRIBUTE,), 1),),
        calls=(CallSeen("nnx.state", ("module#0", "nnx.Param"), 2, 5),),
        warnings=(WARNING,),
        missed_edits=("bias",),
    ),
    BoxReady((("python", "3.13.1"), ("jax", "0.10.2")), ("seccomp",), ("landlock",)),
    BoxDone(Ending.FINISHED, 0, NUMBERS, NUMBERS, True, NUMBERS, box_seconds=0.5, must_recycle=False),
)


@settings(max_examples=400, deadline=None)
@given(message=st.sampled_from(MESSAGES), draw=st.randoms(use_true_random=True))
def test_a_changed_message_is_refused_or_is_one_that_can_be_written(
    change_frame: Callable[[random.Random, bytes], bytes], message: object, draw: random.Random
) -> None:
    """Whatever is changed in a message, it is refused, or it is exactly what would be written for what was read."""
    frame = change_frame(draw, codec.encode(message))

    for kind in {type(message), RawCase}:
        try:
            read: object = codec.decode(frame, kind)
        except codec.DecodeFrameError:
            continue
        assert codec.encode(read) == frame


TREES = st.recursive(
    st.none() | st.integers(-9, 9) | st.text('[]{}"\\aé', max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('[]{}"\\', max_size=4), inner, max_size=3),
)


@given(TREES, st.integers(0, 70))
def test_nesting_is_measured_whatever_stands_in_the_texts(tree: object, levels: int) -> None:
    """Exactly the trees deeper than the limit are refused, with any brackets, quotes and backslashes in their texts."""
    for _ in range(levels):
        tree = [tree]
    header = frames.dump_header(tree)

    if measure_depth(tree) > 2 * limits.JSON_DEPTH:
        with pytest.raises(codec.DecodeFrameError):
            frames.load_header(header)
    else:
        assert frames.load_header(header) == tree


def measure_depth(tree: object) -> int:
    """Count the levels of a JSON tree."""
    items = list(tree.values()) if isinstance(tree, dict) else tree if isinstance(tree, list) else None
    return 0 if items is None else 1 + max(map(measure_depth, items), default=0)


def value_frame(value: bytes) -> bytes:
    """Write a case's frame with this JSON for its value."""
    header = codec.encode(RawCase("one", value="HERE"))[frames.PREFIX.size :]
    return raw_frame(header.replace(b'"HERE"', value))


def raw_frame(header: bytes) -> bytes:
    """Write a frame with any header and no body."""
    return frames.PREFIX.pack(frames.MAGIC, len(header), 0) + header


ROOM = limits.HEADER_BYTES - 500


def repeat(item: bytes, *, room: int = ROOM, most: int = ROOM) -> bytes:
    """Write a JSON list of as many items as there is room for."""
    return b"[" + b",".join([item] * min(room // (len(item) + 1), most)) + b"]"


LARGEST = {
    "numbers": value_frame(repeat(b"0")),
    "floats": value_frame(repeat(b"0.5")),
    "lists": value_frame(repeat(b"[]")),
    "objects": value_frame(repeat(b"{}")),
    "small objects": value_frame(repeat(b'{"":0}')),
    "small objects in each other": value_frame(repeat(b'{"":' * 50 + b"0" + b"}" * 50)),
    "empty texts": value_frame(repeat(b'""')),
    "one text": value_frame(b'"' + b"x" * ROOM + b'"'),
    "one text of escapes": value_frame(b'"' + b"\\u00e9" * (ROOM // 6) + b'"'),
    "a text without an end": raw_frame(b'"' + b'\\"' * (ROOM // 2)),
    "a text of backslashes without an end": raw_frame(b'"' + b"\\" * ROOM),
    "quotes": value_frame(b'"' * ROOM),
    "backslashes": value_frame(b"\\" * ROOM),
    "brackets": value_frame(b"[" * ROOM),
    "pairs of brackets": value_frame(b"[]" * (ROOM // 2)),
    "digits": value_frame(b"9" * ROOM),
    "values": value_frame(b'{"tuple":' + repeat(b'{"list":' + repeat(b"0.5", most=4000) + b"}") + b"}"),
    "containers": value_frame(b'{"tuple":' + repeat(b'{"list":' + repeat(b'{"tuple":[]}', most=4000) + b"}") + b"}"),
}
BYTES_PER_BYTE = 64
"""What ``fuzz_codec.py`` allows as well."""
SECONDS = 2.0
"""Ten times what the slowest takes on a machine that is busy with something else."""


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_header_costs_little_whatever_it_holds(name: str) -> None:
    """Half a megabyte of anything is read or refused in bounded processor time and memory.

    A text without an end once took ten minutes: every quote in it was tried as the start of one.
    """
    frame = LARGEST[name]
    assert limits.HEADER_BYTES * 0.9 < len(frame) <= limits.HEADER_BYTES + frames.PREFIX.size

    started = time.process_time()
    is_read = try_to_read(frame)
    seconds = time.process_time() - started
    tracemalloc.start()
    try:
        try_to_read(frame)
        _, held_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert is_read == (name in {"values", "containers"})
    assert seconds < SECONDS
    assert held_bytes < BYTES_PER_BYTE * len(frame)


def try_to_read(frame: bytes) -> bool:
    """Tell whether a frame is a case."""
    try:
        codec.decode(frame, RawCase)
    except codec.DecodeFrameError:
        return False
    return True


def test_a_body_is_copied_once() -> None:
    """The largest array costs its own weight, and is not copied again for every reader on the way."""
    size = limits.FRAME_BYTES - limits.HEADER_BYTES
    frame = codec.encode(RawCase("one", value=Array("uint8", (size,), bytes(size))))

    tracemalloc.start()
    try:
        codec.decode(frame, RawCase)
        _, held_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert held_bytes < 1.1 * size


@pytest.mark.parametrize("shape", [(0, 10**20), (2**62, 2**62, 0), (2**59, 0)])
def test_a_shape_that_numpy_refuses_is_refused_though_it_holds_nothing(shape: tuple[int, ...]) -> None:
    """An axis of length zero does not hide others that no array has."""
    with pytest.raises(codec.DecodeFrameError):
        codec.decode(value_frame(json.dumps({"array": ["float32", shape]}, separators=(",", ":")).encode()), RawCase)


def test_an_empty_array_keeps_the_shape_it_can_have() -> None:
    """A long axis beside an empty one is a shape like any other."""
    value: Value = Array("float32", (0, 2**40), b"")

    assert codec.decode(codec.encode(RawCase("one", value=value)), RawCase).value == value


@pytest.mark.parametrize(
    "message",
    [
        RawCase("one", value="x" * (limits.TEXT_CHARS + 1)),
        RawCase("one", value={"x" * (limits.TEXT_CHARS + 1): 1}),
        RawCase("one", value=Opaque("x", "é" * (limits.TEXT_CHARS + 1))),
        RawCase("one", error=RawError("E", "x" * (limits.TEXT_CHARS + 1))),
        RawLoad(defined=("x" * (limits.TEXT_CHARS + 1),)),
    ],
)
def test_a_text_longer_than_a_box_sends_is_refused(message: object) -> None:
    """What checks search through is short wherever it stands: in values, keys, names and messages."""
    with pytest.raises(codec.DecodeFrameError):
        codec.decode(codec.encode(message), type(message))


def test_more_modules_than_a_box_sends_are_neither_written_nor_read() -> None:
    """What checks compare with each other is few."""
    warnings = (WARNING,) * codec.LISTED_ITEMS
    frame = codec.encode(RawLoad(warnings=warnings))
    tree = frames.load_header(frame[frames.PREFIX.size :])
    tree["message"]["warnings"] *= 2
    header = frames.dump_header(tree)

    assert codec.decode(frame, RawLoad).warnings == warnings
    with pytest.raises(codec.EncodeFrameError):
        codec.encode(RawLoad(warnings=warnings * 2))
    with pytest.raises(codec.DecodeFrameError):
        codec.decode(raw_frame(header), RawLoad)


@pytest.mark.parametrize("levels", [limits.JSON_DEPTH // 2, limits.JSON_DEPTH // 2 + 1])
def test_a_value_is_nested_so_deeply_and_no_further(levels: int) -> None:
    """The writer and the reader draw the line at the same level, far below what Python's own stack takes."""
    nested = value_frame(b'{"tuple":[' * levels + b"0" + b"]}" * levels)
    value: Value = 0
    for _ in range(levels):
        value = (value,)

    if levels <= limits.JSON_DEPTH // 2:
        assert codec.decode(nested, RawCase).value == value
    else:
        with pytest.raises(codec.DecodeFrameError):
            codec.decode(nested, RawCase)
        with pytest.raises(codec.EncodeFrameError):
            codec.encode(RawCase("one", value=value))


@pytest.mark.parametrize("count", [limits.BUFFERS, limits.BUFFERS + 1])
def test_a_frame_holds_so_many_arrays_and_no_more(count: int) -> None:
    """Arrays that hold nothing are counted like others."""
    frame = value_frame(b'{"list":' + repeat(b'{"array":["uint8",[0]]}', most=count) + b"}")

    assert try_to_read(frame) == (count == limits.BUFFERS)

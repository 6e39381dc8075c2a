"""The codec of the wall: what it carries comes back as it was, and everything else is refused."""

from __future__ import annotations

import json
import math
import struct
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runner import codec, limits
from runner.codec import DecodeFrameError, EncodeFrameError
from runner.protocol import (
    ITEM_BYTES,
    Array,
    BoxDone,
    Case,
    Edit,
    EditAction,
    Ending,
    Frame,
    Job,
    Opaque,
    RawCase,
    RawError,
    RawLoad,
    Value,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FINITE = st.floats(allow_nan=False)
SHAPES = st.lists(st.integers(0, 3), max_size=3).map(tuple)


@st.composite
def arrays(draw: st.DrawFn) -> Array:
    """Draw an array of any dtype whose bytes fit."""
    dtype, shape = draw(st.sampled_from(sorted(ITEM_BYTES))), draw(SHAPES)
    size = math.prod(shape) * ITEM_BYTES[dtype]
    return Array(dtype, shape, draw(st.binary(min_size=size, max_size=size)))


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**64) + 1, 2**64 - 1)
    | FINITE
    | TEXTS
    | arrays()
    | st.builds(Opaque, TEXTS, TEXTS)
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXTS, inner, max_size=3)
    ),
    max_leaves=8,
)
EDITS = st.builds(Edit, TEXTS, st.sampled_from(EditAction), FINITE)
CASES = st.builds(Case, TEXTS, st.lists(VALUES, max_size=3).map(tuple), st.lists(EDITS, max_size=2).map(tuple))
JOBS = st.builds(Job, TEXTS, TEXTS, st.lists(CASES, max_size=3).map(tuple), TEXTS, FINITE, st.booleans())
ERRORS = st.builds(RawError, TEXTS, TEXTS, st.lists(st.builds(Frame, st.integers(0, 9), TEXTS, TEXTS)).map(tuple))
RAW_CASES = st.builds(RawCase, TEXTS, VALUES, st.none() | ERRORS)
A_CASE = RawCase("one", value=(1, [Array("float32", (2,), b"12345678"), {"k": 2.5}]))


@given(JOBS)
def test_a_job_comes_back_as_it_was(job: Job) -> None:
    """Whatever a job holds, its frame is read back to an equal job."""
    assert codec.decode(codec.encode(job), Job) == job


@given(RAW_CASES)
def test_a_case_comes_back_as_it_was(case: RawCase) -> None:
    """Whatever a case gave, its frame is read back to an equal one."""
    assert codec.decode(codec.encode(case), RawCase) == case


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_lacks_come_back(number: float) -> None:
    """NaN and the infinities cross as values, though JSON has no word for them."""
    [came] = [codec.decode(codec.encode(RawCase("a", value=number)), RawCase).value]

    assert repr(came) == repr(number)


@given(RAW_CASES, st.data())
def test_a_changed_byte_is_refused_or_read_consistently(case: RawCase, data: st.DataObject) -> None:
    """A damaged frame is refused, or is itself exactly what would be written for what was read: never half believed."""
    frame = bytearray(codec.encode(case))
    frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))

    try:
        read = codec.decode(bytes(frame), RawCase)
    except DecodeFrameError:
        return
    assert codec.encode(read) == bytes(frame)


@given(st.binary(max_size=200))
def test_arbitrary_bytes_raise_one_error_only(data: bytes) -> None:
    """Garbage raises DecodeFrameError and nothing else, as a frame and as a header."""
    for frame in (data, codec.PREFIX.pack(codec.MAGIC, len(data), 0) + data):
        with pytest.raises(DecodeFrameError):
            codec.decode(frame, RawCase)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)
    )
)
def test_arbitrary_json_raises_one_error_only(tree: object) -> None:
    """JSON of another shape is refused, wherever in the message it stands."""
    for message in (tree, {"kind": "RawCase", "message": tree}, message_with("value", {"tuple": [tree, tree], "x": 1})):
        with pytest.raises(DecodeFrameError):
            codec.decode(raw_frame(message), RawCase)


def raw_frame(tree: object, body: bytes = b"") -> bytes:
    """Write a frame by hand, canonical but for its content."""
    header = json.dumps(tree, sort_keys=True, separators=(",", ":")).encode()
    return codec.PREFIX.pack(codec.MAGIC, len(header), len(body)) + header + body


def message_with(field: str, tree: object) -> object:
    """Give a well-formed case's tree with one field replaced."""
    header = codec.encode(RawCase("one"))[codec.PREFIX.size :]
    whole = json.loads(header)
    whole["message"][field] = tree
    return whole


@pytest.mark.parametrize(
    "tree",
    [
        {"float": "nonsense"},
        {"tuple": 3},
        {"tuple": [1], "list": [1]},
        {"dict": [["a", 1], ["a", 2]]},
        {"dict": [[1, 1]]},
        {"array": ["object", [1]]},
        {"array": ["float32", [-1]]},
        {"array": ["float32", [1] * 9]},
        {"array": ["float32", [2.0]]},
        {"array": ["float32", [10**18]]},
        {"array": ["float32", [2**40, 2**40]]},
        {"array": ["float32", [True]]},
        {"opaque": ["one"]},
        {"pickle": "gASVAAAA"},
        2**65,
        "\ud800",
        [1],
    ],
)
def test_a_malformed_value_is_refused(tree: object) -> None:
    """Each way to write a value wrongly is refused, lengths that would not fit in memory among them."""
    with pytest.raises(DecodeFrameError):
        codec.decode(raw_frame(message_with("value", tree), b"1234"), RawCase)


@pytest.mark.parametrize(
    "header",
    [
        b'{"kind":"RawCase","kind":"RawCase","message":{}}',
        b'{"kind": "RawCase","message":{}}',
        b'{"kind":"RawCase","message":NaN}',
        b'{"kind":"RawCase","message":1e999}',
        b'{"kind":"RawCase","message":' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"kind":"RawCase"',
        '{"kind":"RawCäse"}'.encode(),
    ],
)
def test_json_that_python_would_take_or_choke_on_is_refused(header: bytes) -> None:
    """Duplicate keys, blanks, NaN, numbers of five thousand digits and deep nesting are refused."""
    with pytest.raises(DecodeFrameError):
        codec.decode(codec.PREFIX.pack(codec.MAGIC, len(header), 0) + header, RawCase)


@pytest.mark.parametrize("change", ["missing", "unknown", "number for text", "null for text", "other kind"])
def test_fields_must_be_exactly_those_of_the_message(change: str) -> None:
    """A field too few, too many or of another type is refused, and so is a message of another kind."""
    whole = json.loads(codec.encode(RawCase("one"))[codec.PREFIX.size :])
    match change:
        case "missing":
            del whole["message"]["name"]
        case "unknown":
            whole["message"]["verdict"] = "ACCEPTED"
        case "number for text":
            whole["message"]["name"] = 1
        case "null for text":
            whole["message"]["name"] = None
        case "other kind":
            whole["kind"] = "RawLoad"

    with pytest.raises(DecodeFrameError):
        codec.decode(raw_frame(whole), RawCase)


def test_lengths_are_checked_before_anything_is_allocated() -> None:
    """A prefix that promises more than a frame may hold is refused by itself."""
    for header_bytes, body_bytes in ((limits.HEADER_BYTES + 1, 0), (0, limits.FRAME_BYTES), (2**32 - 1, 2**32 - 1)):
        with pytest.raises(DecodeFrameError):
            codec.read_prefix(struct.pack("<4sII", codec.MAGIC, header_bytes, body_bytes))


@pytest.mark.parametrize("cut", [1, 5, 13, 40])
def test_a_frame_cut_short_or_followed_by_more_is_refused(cut: int) -> None:
    """Neither a missing nor an extra byte is passed over."""
    frame = codec.encode(A_CASE)

    with pytest.raises(DecodeFrameError):
        codec.decode(frame[:-cut], RawCase)
    with pytest.raises(DecodeFrameError):
        codec.decode(frame + b"x" * cut, RawCase)


def test_bytes_that_belong_to_no_array_are_refused() -> None:
    """A body longer than its arrays is refused, even when the prefix counts it."""
    with pytest.raises(DecodeFrameError):
        codec.decode(raw_frame(message_with("value", None), b"extra"), RawCase)


def test_frames_are_cut_apart_and_counted() -> None:
    """A payload is cut into its frames, and one with too many is refused at the first that is too many."""
    frame = codec.encode(RawLoad())

    assert list(codec.split_frames(frame * 3)) == [frame] * 3
    with pytest.raises(DecodeFrameError):
        list(codec.split_frames(frame * (limits.FRAMES + 1)))
    with pytest.raises(DecodeFrameError):
        list(codec.split_frames(frame + frame[:-1]))


@pytest.mark.parametrize(
    "value",
    [object(), 2**70, "\ud800", {1: 2}, Array("float32", (2,), b"1"), Array("object", (), b"1"), [0] * 5000, b"raw"],
)
def test_what_the_protocol_does_not_carry_is_not_written(value: Value) -> None:
    """The writer refuses what no reader would take."""
    with pytest.raises(EncodeFrameError):
        codec.encode(RawCase("one", value=value))


def test_a_value_nested_without_end_is_not_written() -> None:
    """A list that holds itself raises the codec's own error."""
    endless: list[Value] = []
    endless.append(endless)

    with pytest.raises(EncodeFrameError):
        codec.encode(RawCase("one", value=endless))


def test_a_frame_too_large_is_not_written() -> None:
    """A message over a frame's size raises in the writer."""
    size = limits.FRAME_BYTES
    with pytest.raises(EncodeFrameError):
        codec.encode(RawCase("one", value=Array("uint8", (size,), bytes(size))))


def test_a_dataclass_of_another_type_is_not_written() -> None:
    """Types are compared exactly: a text for a number or a list for a tuple is refused."""
    empty = Array("uint8", (0,), b"")
    done = BoxDone(Ending.FINISHED, 0, empty, empty, stdout_cut=False, noise=empty, box_seconds=0.5, must_recycle=False)

    assert codec.decode(codec.encode(done), BoxDone) == done
    with pytest.raises(EncodeFrameError):
        codec.encode(replace(done, box_seconds="soon"))  # type: ignore[arg-type]  # the point
    with pytest.raises(EncodeFrameError):
        codec.encode(object())

"""A coverage-guided fuzzer for what the host does with a box's bytes.

It feeds bytes to ``codec.decode`` for every message that a box can send, to ``frames.split_frames``, and to
``runner.outcome.read_outcome`` as a child's whole result channel. For every input these must hold, else it ends:

- the readers raise ``DecodeFrameError`` and nothing else, ``read_outcome`` raises nothing;
- what was read is written again as the same bytes: there is one way to write a message;
- at the height of it no more memory is held than ``most_held_bytes`` allows for an input of that length;
- it takes no longer than ``most_seconds``, in processor time: a box must not be able to hold up the bot.

Memory is counted by ``tracemalloc``, not as the process's size: it sees every allocation of the Python side, is exact
for one input, and does not depend on what the allocator kept of earlier ones. libFuzzer's ``-rss_limit_mb`` stands
behind it.

Atheris is not among the project's locked tools: it is needed once in a while, not in every checkout. To run it::

    python3 -m venv fuzz && fuzz/bin/pip install atheris
    mkdir corpus
    fuzz/bin/python tests/fuzz/fuzz_codec.py --write-seeds corpus
    nice -n 19 fuzz/bin/python tests/fuzz/fuzz_codec.py corpus -max_total_time=3600 -rss_limit_mb=2048

All of libFuzzer's options work, and the path of a file gives that one input again. ``--replay FOLDER`` needs no
Atheris: it checks every input of a corpus and prints the dearest.

The first byte of an input chooses the reader, the rest is what the box sent. Frames carry lengths and their JSON has
one spelling, so half of the mutations are made on the message and written as a frame again: a flipped byte alone would
seldom get past the prefix.
"""

from __future__ import annotations

import importlib
import json
import math
import random
import sys
import time
import tracemalloc
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).parents[2]))

# Only with Atheris under way are the readers instrumented, and this has to happen while they are imported.
IS_FUZZING: Final = __name__ == "__main__" and not {"--write-seeds", "--replay"} & set(sys.argv)
atheris: Any = importlib.import_module("atheris") if IS_FUZZING else None
with ExitStack() as stack:
    if IS_FUZZING:
        stack.enter_context(atheris.instrument_imports(include=["runner"]))
    from runner import codec, frames, limits
    from runner.outcome import read_outcome
    from runner.protocol import (
        ITEM_BYTES,
        Array,
        Attribute,
        BoxDone,
        BoxReady,
        CallSeen,
        Case,
        Ending,
        Frame,
        Job,
        ModuleSeen,
        Opaque,
        RawCase,
        RawError,
        RawLoad,
        Value,
        WarningSeen,
    )

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KINDS: Final[tuple[type, ...]] = (BoxReady, BoxDone, RawLoad, RawCase)
CASE_NAMES: Final = ("one", "two", "three")
JOB: Final = Job("", "answer", tuple(Case(name, ()) for name in CASE_NAMES))

# -- what one input may cost -------------------------------------------------------------------------------------------

FIXED_BYTES: Final = 256 * limits.KIB
BYTES_PER_BYTE: Final = 64
"""JSON's worst: ``{"":`` and its ``}`` make a dict of 232 bytes out of five."""
FIXED_SECONDS: Final = 0.5
"""A busy machine's, not the reader's."""
SECONDS_PER_MIB: Final = 4.0
"""With Atheris' counters and tracemalloc under way, which together make the readers some ten times slower."""


def most_held_bytes(size: int) -> int:
    """Say how much memory an input of so many bytes may make the host hold at once.

    Arrays cost what they weigh, twice while they are copied. JSON costs more, but there is a limit to it: no header is
    over ``HEADER_BYTES``, and only what has been decoded is kept from one frame to the next.
    """
    headers = min(size, limits.PAYLOAD_BYTES)
    return FIXED_BYTES + 2 * size + BYTES_PER_BYTE * headers


def most_seconds(size: int) -> float:
    """Say how much processor time an input of so many bytes may take here."""
    return FIXED_SECONDS + SECONDS_PER_MIB * size / limits.MIB


# -- the readers -------------------------------------------------------------------------------------------------------


def read_message(data: bytes, kind: type) -> None:
    """Read a frame as ``runner.remote`` does, and write it again."""
    try:
        message: object = codec.decode(data, kind)
    except codec.DecodeFrameError:
        return
    assert codec.encode(message) == data, "two ways to write one message"


def cut_frames(data: bytes) -> None:
    """Cut a payload into frames: nothing is lost between them."""
    pieces: list[bytes] = []
    try:
        pieces.extend(frames.split_frames(data))
    except codec.DecodeFrameError:
        return
    assert b"".join(pieces) == data, "bytes that belong to no frame"
    assert len(pieces) <= limits.FRAMES, "more frames than there may be"


def read_channel(data: bytes) -> None:
    """Read a whole result channel, which never raises, and hold what was read against what the job asked for."""
    nothing = Array("uint8", (0,), b"")
    done = BoxDone(
        ending=Ending.FINISHED,
        exit_status=0,
        payload=Array("uint8", (len(data),), data),
        stdout=nothing,
        stdout_cut=False,
        noise=nothing,
        box_seconds=0.1,
        must_recycle=False,
    )
    outcome = read_outcome(JOB, done)
    assert [case.name for case in outcome.cases] == list(CASE_NAMES[: len(outcome.cases)]), "cases nobody asked for"
    assert outcome.load is not None or not outcome.cases, "a case before the source was loaded"
    whole = [] if outcome.load is None else [outcome.load, *outcome.cases]
    written = b"".join(map(codec.encode, whole))
    assert data.startswith(written), "not what was on the channel"
    assert outcome.garbled == (written != data), "half believed"


def read_done(data: bytes) -> None:
    """Read a box's last word, then the payload in it: all that a box can send after a job."""
    try:
        done = codec.decode(data, BoxDone)
    except codec.DecodeFrameError:
        return
    read_outcome(JOB, done)


READERS: Final[tuple[Callable[[bytes], None], ...]] = (
    *((lambda data, kind=kind: read_message(data, kind)) for kind in KINDS),
    cut_frames,
    read_channel,
    read_done,
)


def measure_input(data: bytes) -> tuple[int, float]:
    """Read one input; returns the bytes held at the height of it, and the seconds it took.

    Raises:
        AssertionError: When one of this file's claims does not hold.
    """
    if not data:
        return 0, 0.0
    reader, sent = READERS[data[0] % len(READERS)], data[1:]
    tracemalloc.reset_peak()
    before, _ = tracemalloc.get_traced_memory()
    started = time.process_time()
    reader(sent)
    seconds = time.process_time() - started
    held_bytes = tracemalloc.get_traced_memory()[1] - before
    assert held_bytes <= most_held_bytes(len(sent)), f"{held_bytes:,} bytes held for {len(sent):,}"
    assert seconds <= most_seconds(len(sent)), f"{seconds:.1f} s for {len(sent):,} bytes"
    return held_bytes, seconds


# -- seeds: what boxes really send -------------------------------------------------------------------------------------


def make_seeds() -> Iterator[bytes]:
    """Make inputs out of messages of every kind, with every kind of value in them."""
    number = Array("float32", (2, 1), bytes(8))
    error = RawError("ValueError", 'no "é"\n\\', (Frame(3, "answer", "return x"),))
    warning = WarningSeen("UserWarning", "soon gone", 7)
    attribute = Attribute("kernel", "variable", "nnx.Param", ("nnx.Param", "nnx.Variable"), number, (2, 1), "float32")
    module = ModuleSeen(0, "learner.M", "init", None, (attribute,), (attribute,), 1)
    call = CallSeen("nnx.state", ("module#0", "nnx.Param"), 2, 5)
    values: tuple[Value, ...] = (
        None,
        True,
        -7,
        2**64 - 1,
        -0.0,
        1e308,
        float("nan"),
        float("-inf"),
        "text",
        number,
        Opaque("numpy.ndarray", "array([1.])"),
        (1, [2.5, (number, {"a": number, "b": None})], ()),
        [[[[[[[[number]]]]]]]],
        *(Array(dtype, (1,), bytes(size)) for dtype, size in ITEM_BYTES.items()),
    )
    load = RawLoad(entry_found=True, defined=("answer", "M"), warnings=(warning,))
    cases = [
        RawCase("one", (number, {"a": 1.5}), None, (module, module), (call,), (warning,), ("bias",)),
        RawCase("two", error=error),
        RawCase("three", value=values),
    ]
    channel = b"".join(map(codec.encode, (load, *cases)))
    done = BoxDone(
        ending=Ending.FINISHED,
        exit_status=0,
        payload=Array("uint8", (len(channel),), channel),
        stdout=Array("uint8", (3,), b"hi\n"),
        stdout_cut=True,
        noise=Array("uint8", (1,), b"!"),
        box_seconds=0.25,
        must_recycle=False,
    )
    ready = BoxReady((("python", "3.13.1"), ("jax", "0.10.2")), ("seccomp", "own_user"), ("landlock",))
    messages: list[object] = [ready, done, RawLoad(error=error), load, *cases]
    messages += [RawCase("one", value=value) for value in values]
    for message in messages:
        yield bytes([KINDS.index(type(message))]) + codec.encode(message)
    for position in (len(KINDS), len(KINDS) + 1):
        yield bytes([position]) + channel
    yield bytes([len(KINDS) + 2]) + codec.encode(done)


def write_seeds(folder: Path) -> None:
    """Write the seeds as a corpus."""
    for number, seed in enumerate(make_seeds()):
        (folder / f"seed-{number:03}").write_bytes(seed)


# -- mutations that know what a frame is -------------------------------------------------------------------------------

ODD_LEAVES: Final[tuple[object, ...]] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, 10**20, 0.0, -0.0, 0.5, 1e308, 5e-324, "", "\ud800", "\0", "é",
    '"', "\\", "nan", "one", "float32", "complex128", "finished", [], {}, [[]], {"float": "inf"}, {"tuple": []},
    {"list": [0]}, {"dict": [["", 0]]}, {"array": ["uint8", [0]]}, {"array": ["uint8", [0, 10**20]]},
    {"array": ["bool", [1] * 8]}, {"opaque": ["", ""]}, {"pickle": ""},
)  # fmt: skip


def mutate_input(data: bytes, max_size: int, seed: int) -> bytes:
    """Change an input: as bytes, or one of its frames as a message."""
    draw = random.Random(seed)  # noqa: S311  # the fuzzer's own seed, so that a run can be repeated
    mutated: bytes
    if len(data) > 1 and draw.random() < 0.5:
        mutated = data[:1] + mutate_frames(data[1:], draw)
        if len(mutated) <= max_size:
            return mutated
    mutated = atheris.Mutate(data, max_size)
    return mutated


def mutate_frames(sent: bytes, draw: random.Random) -> bytes:
    """Change one frame of those that an input consists of."""
    pieces: list[bytes] = []
    try:
        pieces.extend(frames.split_frames(sent))
    except codec.DecodeFrameError:
        return sent
    if not pieces:
        return sent
    place = draw.randrange(len(pieces))
    match draw.randrange(8):
        case 0:
            del pieces[place]
        case 1:
            pieces.insert(draw.randrange(len(pieces)), pieces[place])
        case 2:
            pieces[place] = pieces[place][: draw.randrange(len(pieces[place]))]
        case _:
            pieces[place] = mutate_frame(pieces[place], draw)
    return b"".join(pieces)


def mutate_frame(frame: bytes, draw: random.Random) -> bytes:
    """Change a frame's header or body, and write lengths that fit."""
    header_bytes, _ = frames.read_prefix(frame)
    start = frames.PREFIX.size
    header: bytes = frame[start : start + header_bytes]
    body: bytes = frame[start + header_bytes :]
    match draw.randrange(8):
        case 0:
            body = atheris.Mutate(body, len(body) + 64)
        case 1:
            header = atheris.Mutate(header, len(header) + 64)
        case 2:
            header = repeat_slice(header, draw)
        case _:
            try:
                tree = json.loads(header)
                for _ in range(draw.randrange(1, 4)):
                    tree = mutate_tree(tree, draw)
                header = frames.dump_header(tree)
            except (ValueError, RecursionError):
                header = atheris.Mutate(header, len(header) + 64)
    if draw.random() < 0.5:
        body = fit_body(header, body)
    return b"".join((frames.PREFIX.pack(frames.MAGIC, len(header), len(body)), header, body))


def repeat_slice(header: bytes, draw: random.Random) -> bytes:
    """Repeat a few bytes very often: what makes a reader slow is seldom varied."""
    start = draw.randrange(len(header) + 1)
    end = start + draw.randrange(1, 9)
    times = 1 << draw.randrange(14)
    return header[:start] + header[start:end] * times + (header[end:] if draw.random() < 0.5 else b"")


def fit_body(header: bytes, body: bytes) -> bytes:
    """Cut or fill a body to what a header's arrays ask for, as far as that is little."""
    wanted = 0
    try:
        waiting: list[object] = [json.loads(header)]
    except (ValueError, RecursionError):
        return body
    while waiting:
        match waiting.pop():
            case [str(dtype), [*shape]] if dtype in ITEM_BYTES:
                wanted += ITEM_BYTES[dtype] * math.prod(length for length in shape if isinstance(length, int))
            case dict(members):
                waiting.extend(members.values())
            case [*items]:
                waiting.extend(items)
    return (body + bytes(max(0, wanted - len(body))))[:wanted] if 0 <= wanted <= limits.MIB else body


def mutate_tree(tree: Any, draw: random.Random) -> Any:  # noqa: ANN401  # JSON
    """Change one place in a JSON tree."""
    if isinstance(tree, (dict, list)) and tree and draw.random() < 0.85:
        keys = list(tree) if isinstance(tree, dict) else range(len(tree))
        key = draw.choice(keys)
        tree[key] = mutate_tree(tree[key], draw)
        return tree
    return draw.choice(TREE_MUTATIONS)(tree, draw)


def mutate_leaf(leaf: Any, draw: random.Random) -> object:  # noqa: ANN401  # JSON
    """Change a text or a number a little; put something odd in any other's place."""
    if isinstance(leaf, str):
        return atheris.Mutate(leaf.encode("utf-8", "replace"), len(leaf) + 8).decode("utf-8", "replace")
    if isinstance(leaf, int):
        return draw.choice([leaf + 1, leaf - 1, -leaf, leaf * 2**16, float(leaf % 2**53)])
    return draw.choice(ODD_LEAVES)


def nest(tree: object, draw: random.Random) -> object:
    """Put something deep inside others."""
    for _ in range(draw.randrange(40)):
        tree = [tree] if draw.random() < 0.5 else {"tuple": [tree]}
    return tree


TREE_MUTATIONS: Final[tuple[Callable[[Any, random.Random], object], ...]] = (
    lambda _, draw: draw.choice(ODD_LEAVES),
    lambda tree, draw: {draw.choice(["tuple", "list"]): [tree] * draw.randrange(4)},
    lambda tree, draw: [tree] * draw.randrange(5),
    lambda tree, draw: {"dict": [[str(place), tree] for place in range(draw.randrange(4))]},
    lambda tree, draw: draw.sample(tree, len(tree)) if isinstance(tree, list) else draw.choice(ODD_LEAVES),
    mutate_leaf,
    mutate_leaf,
    nest,
)


# -- running it --------------------------------------------------------------------------------------------------------


def replay(folder: Path) -> None:
    """Check every input of a corpus and print what the dearest cost."""
    tracemalloc.start()
    costs = [(*measure_input(path.read_bytes()), path) for path in sorted(folder.iterdir())]
    held_bytes, _, heaviest = max(costs)
    seconds, slowest = max((seconds, path) for _, seconds, path in costs)
    print(f"{len(costs)} inputs")  # noqa: T201  # a program's output
    print(f"most memory: {held_bytes:,} bytes for {heaviest.stat().st_size:,} of {heaviest}")  # noqa: T201  # as above
    print(f"most time: {seconds:.3f} s for {slowest.stat().st_size:,} bytes of {slowest}")  # noqa: T201  # as above


def main(arguments: list[str]) -> None:
    """Write seeds, replay a corpus, or fuzz."""
    match arguments[1:]:
        case ["--write-seeds", folder]:
            write_seeds(Path(folder))
        case ["--replay", folder]:
            replay(Path(folder))
        case _:
            atheris.Setup(arguments, measure_input, custom_mutator=mutate_input)
            tracemalloc.start()
            atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)

"""The stream between the engine and a container's channel: cut anywhere, full of noise, or made up."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import docker
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runner import codec, limits
from runner.docker import STREAM_HEADER, DockerChannel
from runner.launcher import BoxGoneError
from runner.protocol import Array, BoxDone, BoxReady, Case, Ending, Job, RawCase, RawLoad
from runner.remote import RemoteBox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from runner.protocol import Value

STDOUT, STDERR = 1, 2


@contextlib.asynccontextmanager
async def open_channel() -> AsyncIterator[tuple[DockerChannel, asyncio.StreamWriter]]:
    """Give a channel over a real socket, and the engine's end of that."""
    ours, theirs = socket.socketpair()
    # A client that names its version asks no engine for one.
    client = docker.APIClient(base_url="http://127.0.0.1:1", version="1.41")
    reader, writer = await asyncio.open_connection(sock=ours)
    _, engine = await asyncio.open_connection(sock=theirs)
    try:
        yield DockerChannel(client, "none", reader, writer), engine
    finally:
        for end in (engine, writer):
            end.close()
            with contextlib.suppress(OSError):
                await end.wait_closed()
        client.close()


def pack_chunk(stream: int, data: bytes) -> bytes:
    """Write a chunk as the engine does."""
    return STREAM_HEADER.pack(stream, len(data)) + data


def cut(data: bytes, sizes: list[int]) -> list[bytes]:
    """Cut bytes into pieces of these sizes, and a rest."""
    pieces = []
    for size in sizes:
        pieces.append(data[:size])
        data = data[size:]
    return [*pieces, data]


@settings(max_examples=150, deadline=None)
@given(
    said=st.binary(max_size=300),
    noise=st.binary(max_size=40),
    chunk_sizes=st.lists(st.integers(0, 60), max_size=12),
    write_sizes=st.lists(st.integers(1, 40), max_size=20),
    read_sizes=st.lists(st.integers(0, 50), max_size=20),
    noisy_stream=st.sampled_from([0, STDERR, 3, 255]),
)
async def test_what_a_box_says_arrives_whole_however_it_is_cut(
    *,
    said: bytes,
    noise: bytes,
    chunk_sizes: list[int],
    write_sizes: list[int],
    read_sizes: list[int],
    noisy_stream: int,
) -> None:
    """Chunks of any size, empty ones and other streams between them, cut anywhere on the way: the same bytes come."""
    sent = b"".join(pack_chunk(noisy_stream, noise) + pack_chunk(STDOUT, piece) for piece in cut(said, chunk_sizes))
    async with open_channel() as (channel, engine):

        async def write() -> None:
            for piece in cut(sent, write_sizes):
                engine.write(piece)
                await engine.drain()
                await asyncio.sleep(0)
            engine.close()

        writing = asyncio.create_task(write())
        came = b""
        for size in read_sizes:
            if len(came) + size > len(said):
                break
            came += await channel.read_exactly(size)
        came += await channel.read_exactly(len(said) - len(came))

        assert came == said
        with pytest.raises(BoxGoneError):
            await channel.read_exactly(1)
        await writing


@settings(max_examples=150, deadline=None)
@given(st.lists(st.binary(max_size=50) | st.builds(pack_chunk, st.integers(0, 255), st.binary(max_size=50))))
async def test_a_made_up_stream_gives_a_message_or_one_error(pieces: list[bytes]) -> None:
    """Headers that lie and streams that end anywhere give bytes that were sent, or BoxGoneError, and nothing else."""
    sent = b"".join(pieces)
    async with open_channel() as (channel, engine):
        engine.write(sent)
        engine.close()
        came = b""
        with contextlib.suppress(BoxGoneError):
            while len(came) <= len(sent):
                came += await channel.read_exactly(1)

        assert len(came) <= len(sent)
        assert set(came) <= set(sent)


@pytest.mark.parametrize("length", [limits.FRAME_BYTES + 1, 2**31, 2**32 - 1])
async def test_a_chunk_that_is_too_long_is_not_waited_for(length: int) -> None:
    """A header that promises more than any frame is the end of the box, before a byte of it is kept."""
    async with open_channel() as (channel, engine):
        engine.write(STREAM_HEADER.pack(STDOUT, length))

        with pytest.raises(BoxGoneError):
            async with asyncio.timeout(10):
                await channel.read_exactly(1)


async def test_noise_is_not_kept() -> None:
    """Of a box that writes megabytes on its standard error only the tail stays."""
    async with open_channel() as (channel, engine):

        async def write() -> None:
            for _ in range(64):
                engine.write(pack_chunk(STDERR, b"x" * limits.MIB))
                await engine.drain()
            engine.write(pack_chunk(STDOUT, b"!"))

        writing = asyncio.create_task(write())

        assert await channel.read_exactly(1) == b"!"
        assert len(channel._noise) <= limits.NOISE_BYTES
        assert not channel._output
        await writing


CASES = tuple(Case(str(number), ()) for number in range(12))
JOB = Job("", "answer", CASES)
FLOATS = tuple([0.5] * 4000 for _ in range(31))
NESTED = tuple([[()] * 4000 for _ in range(10)])
MAPPINGS = tuple({str(key): 0 for key in range(4000)} for _ in range(11))


@pytest.mark.parametrize("value", [FLOATS, NESTED, MAPPINGS], ids=["floats", "nested", "mappings"])
async def test_the_most_that_a_forger_can_send_does_not_hold_up_the_bot(value: Value) -> None:
    """While a full result channel is read, the event loop goes on: no pause is longer than a quarter of a second."""
    payload = b"".join(map(codec.encode, (RawLoad(entry_found=True), *(RawCase(one.name, value) for one in CASES))))
    nothing = Array("uint8", (0,), b"")
    said = codec.encode(
        BoxDone(
            ending=Ending.FINISHED,
            exit_status=0,
            payload=Array("uint8", (len(payload),), payload),
            stdout=nothing,
            stdout_cut=False,
            noise=nothing,
            box_seconds=1.0,
            must_recycle=False,
        )
    )
    assert limits.PAYLOAD_BYTES / 2 < len(payload) < limits.PAYLOAD_BYTES

    for _ in range(3):
        pause, whole = await measure_pause(said)
        # A busy machine stretches everything; but a reader in the event loop holds it for most of the time there is.
        if pause < max(0.25, whole / 3):
            return
    pytest.fail(f"the event loop stood still for {pause:.2f} of {whole:.2f} seconds")


async def measure_pause(said: bytes) -> tuple[float, float]:
    """Read a box's last word; returns the seconds for which the event loop stood still at most, and those of it all."""
    beats = [time.monotonic()]

    async def beat() -> None:
        while True:
            await asyncio.sleep(0.005)
            beats.append(time.monotonic())

    async with open_channel() as (channel, engine):
        box = RemoteBox(channel, BoxReady((), (), ()))
        beating = asyncio.create_task(beat())
        for start in range(0, len(said), 32 * limits.KIB):
            engine.write(pack_chunk(STDOUT, said[start : start + 32 * limits.KIB]))
        outcome = await box.run(JOB)
        beats.append(time.monotonic())
        beating.cancel()
    assert [case.name for case in outcome.cases] == [case.name for case in CASES]
    return max(later - earlier for earlier, later in pairwise(beats)), beats[-1] - beats[0]

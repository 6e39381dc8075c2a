"""The host's end of a box: waits until it is warm, runs one job at a time, notices when it is gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from runner import codec, limits
from runner.launcher import BoxGoneError, LaunchBoxError
from runner.outcome import read_outcome
from runner.protocol import BoxDone, BoxReady, Ending, RawOutcome

if TYPE_CHECKING:
    from runner.launcher import Channel, Launcher
    from runner.protocol import Job

T = TypeVar("T", BoxReady, BoxDone)


class BoxLostError(Exception):
    """The box ended in the middle of a job; the message is for the log."""


class RemoteBox:
    """One warm box. Made by ``open_box``.

    Attributes:
        jobs_done: How many jobs it has served.
        must_recycle: Whether it should serve no further one.
        ready: What it said of itself when it was warm.
    """

    def __init__(self, channel: Channel, ready: BoxReady) -> None:
        self._channel = channel
        self.ready = ready
        self.jobs_done = 0
        self.must_recycle = False

    async def run(self, job: Job) -> RawOutcome:
        """Run one job.

        Raises:
            BoxLostError: When the box ends or breaks the protocol, or does not answer in time.
        """
        patience = job.wall_seconds + limits.GRACE_SECONDS + 2 * limits.SWEEP_SECONDS
        self.jobs_done += 1
        try:
            # A box that is slow to warm its spare may take READY_SECONDS before the job's own time begins.
            async with asyncio.timeout(limits.READY_SECONDS + patience):
                await self._channel.write(codec.encode(job))
                done = await read_message(self._channel, BoxDone)
        except (BoxGoneError, TimeoutError, codec.DecodeFrameError) as error:
            self.must_recycle = True
            autopsy = await self._channel.perform_autopsy()
            if autopsy.ran_out_of_memory:
                return RawOutcome(ending=Ending.MEMORY, detail=autopsy.detail)
            raise BoxLostError(f"{error!r}: {autopsy.detail}") from error
        self.must_recycle = done.must_recycle
        # Reading the most that a forger can send takes a second or two: never in the event loop.
        return await asyncio.to_thread(read_outcome, job, done)

    async def close(self) -> None:
        """End the box."""
        await self._channel.close()


async def open_box(launcher: Launcher, slot: int, *, trusted: bool = False) -> RemoteBox:
    """Start a box and wait until it is warm.

    Raises:
        LaunchBoxError: When it does not get there, or lacks a wall that its launcher promises.
    """
    channel = await launcher.start(slot, trusted=trusted)
    try:
        async with asyncio.timeout(limits.READY_SECONDS):
            ready = await read_message(channel, BoxReady)
        if not trusted:
            launcher.check_walls(ready.missing)
    except (BoxGoneError, TimeoutError, codec.DecodeFrameError) as error:
        autopsy = await channel.perform_autopsy()
        await channel.close()
        raise LaunchBoxError(f"the box did not get warm ({error!r}): {autopsy.detail}") from error
    except BaseException:
        await channel.close()
        raise
    return RemoteBox(channel, ready)


async def read_message(channel: Channel, kind: type[T]) -> T:
    """Read one frame from a box.

    Raises:
        BoxGoneError: When the box closes the channel first.
        DecodeFrameError: When it is not a frame of that kind.
    """
    prefix = await channel.read_exactly(codec.PREFIX.size)
    header_bytes, body_bytes = codec.read_prefix(prefix)
    return codec.decode(prefix + await channel.read_exactly(header_bytes + body_bytes), kind)

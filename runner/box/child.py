"""The server's view of one child: the pipes to it, what came through them, and how it ended."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from runner import codec, limits

if TYPE_CHECKING:
    from collections.abc import Iterator

READ_BYTES: Final = 1 << 16


class Pipe:
    """The reading end of a pipe from a child, with what came through it, up to a cap.

    Attributes:
        child_end: The descriptor for the child; the server closes its copy once it is sent.
        kept: What came, at most the cap: the beginning, or with ``keep_tail`` the end.
        total: How many bytes came.
    """

    def __init__(self, keep_bytes: int, *, keep_tail: bool = False) -> None:
        self.reader, self.child_end = os.pipe2(os.O_CLOEXEC)
        os.set_blocking(self.reader, False)
        self.kept = bytearray()
        self.total = 0
        self._keep_bytes = keep_bytes
        self._keep_tail = keep_tail

    def drain(self) -> bool:
        """Read what is there; returns whether the other end is closed."""
        # A bounded number of reads: a flood must not keep the server from looking at the clock.
        for _ in range(limits.FLOOD_BYTES // READ_BYTES):
            try:
                data = os.read(self.reader, READ_BYTES)
            except BlockingIOError:
                return False
            if not data:
                return True
            self.total += len(data)
            if self._keep_tail:
                self.kept += data
                del self.kept[: -self._keep_bytes]
            else:
                self.kept += data[: self._keep_bytes - len(self.kept)]
        return False


class Child:
    """One child of the zygote, from the order to fork it until it is swept away.

    Attributes:
        serial: Its number in this box.
        ready_frame: Its first frame, once it is warm; only then may it have a job.
        is_outdated: Whether it is ended only to make room for a warmer one.
        exit_status: As of ``os.waitstatus_to_exitcode``; None while it lives.
        is_swept: Whether the zygote has looked for what it left behind.
        was_clean: Whether nothing is left.
    """

    def __init__(self, serial: int) -> None:
        self.serial = serial
        self.stdout = Pipe(limits.STDOUT_BYTES)
        self.noise = Pipe(limits.NOISE_BYTES, keep_tail=True)
        self.result = Pipe(limits.PAYLOAD_BYTES)
        self.job_end, self._job_writer = os.pipe2(os.O_CLOEXEC)
        self.ready_frame: bytes | None = None
        self.has_job = False
        self.is_outdated = False
        self.exit_status: int | None = None
        self.is_swept = False
        self.was_clean = True

    @property
    def is_spare(self) -> bool:
        """Whether it can be given a job."""
        is_waiting = self.ready_frame is not None and not self.has_job and not self.is_outdated
        return is_waiting and self.exit_status is None

    def pipes(self) -> Iterator[Pipe]:
        """Yield the pipes that the server reads."""
        yield from (self.stdout, self.noise, self.result)

    def child_ends(self) -> list[int]:
        """List the descriptors for the child, in the order that the zygote expects."""
        return [self.stdout.child_end, self.noise.child_end, self.job_end, self.result.child_end]

    def give(self, frame: bytes) -> None:
        """Send the job and close its pipe; a child that is gone is noticed by its end, not here."""
        self.has_job = True
        try:
            write_all(self._job_writer, frame)
        except BrokenPipeError:
            pass
        finally:
            os.close(self._job_writer)

    def take_ready_frame(self) -> None:
        """Take the first frame off the results once it is whole."""
        size = whole_frame_bytes(self.result.kept)
        if self.ready_frame is None and size:
            self.ready_frame = bytes(self.result.kept[:size])
            del self.result.kept[:size]

    def close(self) -> None:
        """Close what the server holds of it."""
        for pipe in self.pipes():
            os.close(pipe.reader)
        if not self.has_job:
            os.close(self._job_writer)


def whole_frame_bytes(data: bytearray) -> int:
    """Count the bytes of the frame that the data begins with; 0 while it is not whole."""
    if len(data) < codec.PREFIX.size:
        return 0
    size = codec.PREFIX.size + sum(codec.read_prefix(data))
    return size if len(data) >= size else 0


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of it to a blocking descriptor."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]

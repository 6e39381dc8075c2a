"""The first process of a box: takes jobs from the host, hands them to warm children, reports how they ended.

It is small and never imports JAX, so that what enforces the limits is not what learner code strains.
It talks to the host over its own standard input and output, as frames of ``runner.codec``. (A socket in a shared folder
would be a mount that the box can write to; a pipe is bytes and nothing else.)
One job at a time; a second box is a second container.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from runner import codec, limits
from runner.box import sweep
from runner.box.child import READ_BYTES, Child, Pipe, whole_frame_bytes, write_all
from runner.box.settings import BoxSettings
from runner.protocol import Array, BoxDone, Ending, Job

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OOM_COUNTERS: Final = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")
"""Where cgroups v2 and v1 count the processes of this container that the kernel killed for want of memory."""


class BoxBrokenError(Exception):
    """The box cannot go on; the host makes a new one."""


class HostLeftError(Exception):
    """The host has hung up; there is nobody to answer."""


class Server:
    """Serves one host over standard input and output until it hangs up."""

    def __init__(self, settings: BoxSettings) -> None:
        self._settings = settings
        self._inbox = bytearray()
        self._children: dict[int, Child] = {}
        self._next_serial = 0
        self._failed_spares = 0
        self._has_said_ready = False
        self._has_zygote = False
        self._warm_at: float | None = None
        os.set_blocking(sys.stdin.fileno(), False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(sys.stdin.fileno(), selectors.EVENT_READ, self._hear_host)
        self._start_zygote()

    def serve(self) -> None:
        """Run jobs until the host hangs up.

        Raises:
            BoxBrokenError: When the box cannot go on.
        """
        try:
            while True:
                self._run(self._next_job())
        except HostLeftError:
            pass
        finally:
            self._zygote.kill()

    def _start_zygote(self) -> None:
        self._control, zygote_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._selector.register(self._control, selectors.EVENT_READ, self._hear_zygote)
        self._zygote = start_zygote(self._settings, zygote_end)

    # -- jobs ----------------------------------------------------------------------------------------------------------

    def _next_job(self) -> bytes:
        while not (size := whole_frame_bytes(self._inbox)):
            self._step(self._use_spare_time())
        frame = bytes(self._inbox[:size])
        del self._inbox[:size]
        return frame

    def _run(self, frame: bytes) -> None:
        job = codec.decode(frame, Job)
        if job.trusted != self._settings.trusted:
            raise BoxBrokenError("a job that belongs in a box of another trust")
        child = self._wait_for_spare()
        oom_count = count_oom_kills()
        started = time.monotonic()
        child.give(frame)
        ending = self._watch(child, started + job.wall_seconds)
        box_seconds = time.monotonic() - started
        self._sweep(child)
        self._wait_until(lambda: child.is_swept, 2 * limits.SWEEP_SECONDS)
        is_clean = child.was_clean and not self._has_foreign_files(child)
        self._forget(child)
        if ending is Ending.DIED and child.exit_status == -signal.SIGKILL and count_oom_kills() > oom_count:
            ending = Ending.MEMORY
        if ending is Ending.DIED and child.exit_status == -signal.SIGXCPU:
            ending = Ending.TIMEOUT
        done = BoxDone(
            ending=ending,
            exit_status=child.exit_status,
            payload=as_array(child.result),
            stdout=as_array(child.stdout),
            stdout_cut=child.stdout.total > len(child.stdout.kept),
            noise=as_array(child.noise),
            box_seconds=box_seconds,
            must_recycle=ending is Ending.MEMORY or not is_clean,
        )
        write_all(sys.stdout.fileno(), codec.encode(done))
        self._keep_spares()

    def _watch(self, child: Child, deadline: float) -> Ending:
        """Wait until the child has ended, or end it."""
        killed_for: Ending | None = None
        while child.exit_status is None:
            if killed_for is None and (killed_for := self._reason_to_kill(child, deadline)) is not None:
                self._order("kill", child.serial)
                deadline = time.monotonic() + limits.SWEEP_SECONDS
            if killed_for is not None and time.monotonic() >= deadline:
                raise BoxBrokenError("a child does not die")
            self._step(max(0.0, deadline - time.monotonic()))
        return killed_for or (Ending.FINISHED if child.exit_status == 0 else Ending.DIED)

    @staticmethod
    def _reason_to_kill(child: Child, deadline: float) -> Ending | None:
        if child.stdout.total > limits.FLOOD_BYTES or child.result.total > limits.PAYLOAD_BYTES:
            return Ending.OUTPUT_LIMIT
        return Ending.TIMEOUT if time.monotonic() >= deadline else None

    # -- children ------------------------------------------------------------------------------------------------------

    def _keep_spares(self) -> None:
        while self._has_zygote and len(self._children) < self._settings.spares:
            child = Child(self._next_serial)
            self._next_serial += 1
            self._children[child.serial] = child
            uid = self._settings.job_uid(child.serial)
            self._tell({"do": "fork", "serial": child.serial, "uid": uid}, child.child_ends())
            for descriptor in child.child_ends():
                os.close(descriptor)
            for pipe in child.pipes():
                self._selector.register(pipe.reader, selectors.EVENT_READ, self._hearer(child, pipe))

    def _wait_for_spare(self) -> Child:
        def spares() -> list[Child]:
            return [child for child in self._children.values() if child.is_spare]

        self._wait_until(lambda: bool(spares()), limits.READY_SECONDS)
        return spares()[0]

    def _sweep(self, child: Child) -> None:
        """Get rid of all that a child has left; the child's attributes tell when that is done."""
        uid = self._settings.job_uid(child.serial)
        if uid is None:
            # The zygote inherits what a job leaves running, and knows it by that.
            self._order("sweep", child.serial)
        else:
            child.was_clean = sweep.sweep_user(uid, self._settings.scratch_folder, limits.SWEEP_SECONDS)
            child.is_swept = True

    def _has_foreign_files(self, child: Child) -> bool:
        """Tell whether anything lies in the scratch folder that belongs to no other child."""
        others = {Path(self._settings.job_folder(serial)).name for serial in self._children if serial != child.serial}
        return not others.issuperset(os.listdir(self._settings.scratch_folder))  # noqa: PTH208  # names

    def _forget(self, child: Child) -> None:
        for pipe in child.pipes():
            pipe.drain()
            if pipe.reader in self._selector.get_map():
                self._selector.unregister(pipe.reader)
        child.close()
        del self._children[child.serial]

    def _lose_spare(self, child: Child) -> None:
        """A child ended before it had a job: try again, but not for ever."""
        self._forget(child)
        if not child.is_outdated:
            self._failed_spares += 1
            note = bytes(child.noise.kept).decode("utf-8", "replace")
            say(f"a spare ended with status {child.exit_status}: {note}")
            if self._failed_spares >= limits.START_ATTEMPTS:
                raise BoxBrokenError("no child stays alive until it is warm")
        self._sweep(child)
        self._keep_spares()

    def _use_spare_time(self) -> float | None:
        """Let the zygote take its next step of warming, when it is time: only here, where no job is running.

        Returns:
            The seconds until it will be time, or None when it never will or a step is being taken.
        """
        if self._warm_at is None or (left := self._warm_at - time.monotonic()) > 0:
            return None if self._warm_at is None else left
        self._warm_at = None
        self._order("warm", -1)
        return None

    def _renew_spares(self) -> None:
        """Let children take the place of those that were forked when the zygote was less warm."""
        for child in self._children.values():
            if not child.has_job:
                child.is_outdated = True
                self._order("kill", child.serial)

    def _lose_zygote(self) -> None:
        is_running_a_job = any(child.has_job for child in self._children.values())
        if is_running_a_job or not self._settings.starts_backend:
            raise BoxBrokenError("the zygote is gone")
        for child in tuple(self._children.values()):
            self._forget(child)
        self._has_zygote = False
        self._warm_at = None
        say(f"no backend before the fork (status {self._zygote.wait()}): each child warms itself")
        self._selector.unregister(self._control)
        self._control.close()
        self._settings = replace(self._settings, starts_backend=False)
        self._start_zygote()

    def _order(self, what: str, serial: int) -> None:
        self._tell({"do": what, "serial": serial})

    def _tell(self, order: dict[str, object], descriptors: Sequence[int] = ()) -> None:
        # A zygote that is gone is noticed where it is listened to.
        with suppress(BrokenPipeError, ConnectionResetError):
            socket.send_fds(self._control, [json.dumps(order).encode()], descriptors)

    # -- events --------------------------------------------------------------------------------------------------------

    def _wait_until(self, condition: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0:
                raise BoxBrokenError("waited too long")
            self._step(left)

    def _step(self, seconds: float | None) -> None:
        """Handle what happens next, waiting at most so long."""
        for key, _ in self._selector.select(seconds):
            key.data()

    def _hear_host(self) -> None:
        data = os.read(sys.stdin.fileno(), READ_BYTES)
        if not data:
            raise HostLeftError
        self._inbox += data

    def _hear_zygote(self) -> None:
        try:
            data = self._control.recv(READ_BYTES)
        except ConnectionResetError:
            data = b""
        if not data:
            self._lose_zygote()
            return
        news = json.loads(data)
        child = self._children.get(news["serial"])
        if news["news"] == "ready":
            self._has_zygote = True
            self._keep_spares()
            self._warm_at = time.monotonic()
        elif news["news"] == "warmed":
            self._warm_at = None if news["pause"] is None else time.monotonic() + news["pause"]
            if news["is_warmer"]:
                self._renew_spares()
        elif child is None:
            return
        elif news["news"] == "swept":
            child.was_clean = news["clean"]
            child.is_swept = True
        elif news["news"] == "exited":
            child.exit_status = news["status"]
            if not child.has_job:
                self._lose_spare(child)

    def _hearer(self, child: Child, pipe: Pipe) -> Callable[[], None]:
        def hear() -> None:
            if pipe.drain() and pipe.reader in self._selector.get_map():
                self._selector.unregister(pipe.reader)
            if pipe is child.result and not child.has_job:
                child.take_ready_frame()
                if child.ready_frame:
                    self._say_ready(child.ready_frame)

        return hear

    def _say_ready(self, frame: bytes) -> None:
        self._failed_spares = 0
        if not self._has_said_ready:
            # From a child that has seen no job yet: the host may believe it.
            self._has_said_ready = True
            write_all(sys.stdout.fileno(), frame)


def say(note: str) -> None:
    """Write a line for the operator's log."""
    sys.stderr.write(note + "\n")
    sys.stderr.flush()


def as_array(pipe: Pipe) -> Array:
    """Wrap what came through a pipe for the way to the host."""
    return Array(dtype="uint8", shape=(len(pipe.kept),), data=bytes(pipe.kept))


def count_oom_kills() -> int:
    """Ask the kernel how many processes of this container it has killed for want of memory."""
    for counter in OOM_COUNTERS:
        try:
            lines = Path(counter).read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        return sum(int(line.split()[1]) for line in lines if line.startswith("oom_kill "))
    return 0


def start_zygote(settings: BoxSettings, control: socket.socket) -> subprocess.Popen[bytes]:
    """Start the zygote with one end of the control socket and no other descriptor of the server's."""
    with control:
        return subprocess.Popen(  # noqa: S603  # our own program
            settings.command(sys.executable, "zygote", str(control.fileno())),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(control.fileno(),),
        )


def main() -> None:
    """Serve until the host hangs up; a broken box says why on standard error and ends with status 1."""
    settings = BoxSettings.from_argument(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        Server(settings).serve()
    except (BoxBrokenError, codec.DecodeFrameError, OSError) as error:
        sys.stderr.write(f"box broken: {error!r}\n")
        sys.exit(1)

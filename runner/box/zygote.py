"""The process that has imported JAX and forks the children that run jobs.

It never sees a byte of a job, and it has one thread: its children start what threads the backend wants (see
``threads``). Where threads cannot be postponed, it leaves the backend to each child, which then warms itself.
The server tells it what to do by datagrams; file descriptors travel beside them. As a subreaper it inherits whatever
a job leaves behind, and sweeps it away when the server says that the job is over.
"""

from __future__ import annotations

import ctypes
import json
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NoReturn

from runner import limits
from runner.box import backend, job, selfcheck, sweep, threads
from runner.box.harness import set_up
from runner.box.settings import BoxSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runner.box.harness import Harness

DATAGRAM_BYTES: Final = 4096
CHILD_DESCRIPTORS: Final = 4
"""What comes with an order to fork: standard output, standard error, the job, the results."""
_PR_SET_CHILD_SUBREAPER: Final = 36


class Zygote:
    """Forks children, watches them end, and sweeps up after them."""

    def __init__(
        self, settings: BoxSettings, control: socket.socket, harness: Harness, warm: backend.WarmBackend | None
    ) -> None:
        self._settings = settings
        self._control = control
        self._harness = harness
        self._warm = warm
        self._serial_by_pid: dict[int, int] = {}

    def serve(self) -> None:
        """Obey the server until it hangs up."""
        wake_reader, wake_writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(wake_writer, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._tell(news="ready", serial=-1)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(wake_reader, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    if key.fd == wake_reader:
                        with suppress(BlockingIOError):
                            os.read(wake_reader, DATAGRAM_BYTES)
                        self._reap()
                    elif not self._obey():
                        self._kill_all()
                        return

    def _advance(self) -> None:
        if self._warm is not None:
            pause = self._warm.advance()
            self._tell(news="warmed", serial=-1, pause=pause, is_warmer=pause != 0 and self._warm.has_gained())

    def _obey(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self._control, DATAGRAM_BYTES, CHILD_DESCRIPTORS)
        if not data:
            return False
        order = json.loads(data)
        serial = order["serial"]
        match order["do"]:
            case "fork":
                self._fork(serial, order["uid"], descriptors)
            case "kill":
                self._kill(serial)
            case "sweep":
                self._sweep(serial)
            case "warm":
                self._advance()
        return True

    def _fork(self, serial: int, uid: int | None, descriptors: list[int]) -> None:
        if self._warm is not None and threads.count_tasks() != 1:
            raise threads.PostponeThreadsError("a second thread has come up: a fork would lose it")
        pid = os.fork()
        if pid == 0:
            self._become_child(serial, uid, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        self._serial_by_pid[pid] = serial

    def _become_child(self, serial: int, uid: int | None, descriptors: list[int]) -> NoReturn:
        status = 70
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            _place_descriptors(descriptors)
            postponed = self._warm.postponed if self._warm else None
            job.serve_one_job(self._settings, self._harness, uid, self._settings.job_folder(serial), postponed)
            status = 0
        except BaseException:  # noqa: BLE001  # whatever it is, this process must not go on as a second zygote
            sys.excepthook(*sys.exc_info())
        finally:
            # No atexit handlers, no destructors: learner code may have left some.
            os._exit(status)

    def _kill(self, serial: int) -> None:
        # Only a child that has not been reaped: its number cannot have passed to another process.
        for pid, known in self._serial_by_pid.items():
            if known == serial:
                os.kill(pid, signal.SIGKILL)

    def _kill_all(self) -> None:
        for pid in self._serial_by_pid:
            os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            serial = self._serial_by_pid.pop(pid, None)
            if serial is not None:
                self._tell(news="exited", serial=serial, status=os.waitstatus_to_exitcode(status))

    def _sweep(self, serial: int) -> None:
        is_clean = sweep.kill_strays(self._serial_by_pid, limits.SWEEP_SECONDS)
        # What takes too long goes with the box.
        is_clean = sweep.remove_tree(self._settings.job_folder(serial), limits.SWEEP_SECONDS / 2) and is_clean
        self._reap()
        self._tell(news="swept", serial=serial, clean=is_clean)

    def _tell(self, **news: Any) -> None:  # noqa: ANN401  # JSON
        self._control.send(json.dumps(news).encode())


def _place_descriptors(descriptors: Iterable[int]) -> None:
    stdout, stderr, job, result = descriptors
    null = os.open(os.devnull, os.O_RDONLY)
    # First out of the way of the places, then into them.
    moved = [os.dup(descriptor) for descriptor in (null, stdout, stderr, job, result)]
    safe = [os.dup2(descriptor, 64 + place) for place, descriptor in enumerate(moved)]
    for place, descriptor in enumerate(safe):
        os.dup2(descriptor, place)
    os.closerange(len(safe), os.sysconf("SC_OPEN_MAX"))


def main() -> None:
    """Get everything ready, then serve; the arguments are the settings and the control socket's descriptor."""
    settings = BoxSettings.from_argument(sys.argv[1])
    control = socket.socket(fileno=int(sys.argv[2]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    harness = set_up()
    backend.configure(settings)
    warm = backend.WarmBackend(settings, harness) if settings.starts_backend and backend.LOADS_WITHOUT_THREADS else None
    # Once for all children.
    selfcheck.list_versions()
    backend.freeze_heap()
    Zygote(settings, control, harness, warm).serve()

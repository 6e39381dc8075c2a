"""The child that serves one job: it is confined and warm before the job arrives, and ends with it."""

from __future__ import annotations

import io
import os
import select
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from typing import TYPE_CHECKING, Final

from runner import codec
from runner.box import backend, confine, selfcheck, warmup
from runner.protocol import Job

if TYPE_CHECKING:
    from runner.box.harness import Harness
    from runner.box.settings import BoxSettings
    from runner.box.threads import PostponedThreads
    from runner.protocol import BoxReady, RawCase, RawLoad

STDOUT: Final = 1
JOB: Final = 3
RESULT: Final = 4
"""File descriptors that the zygote puts in place."""
IDLE_SECONDS: Final = 0.03
"""After this long without a job, there is time."""


def serve_one_job(
    settings: BoxSettings, harness: Harness, uid: int | None, scratch: str, postponed: PostponedThreads | None
) -> None:
    """Confine this process, have it warm, say so, run the one job that comes, and return.

    Args:
        settings: The box's settings.
        harness: Runs the submission.
        uid: The user to become, or None.
        scratch: The job's own folder; does not exist yet.
        postponed: The threads of a backend that is there already; None to start and warm one here.
    """
    confine.confine(settings, uid, scratch)
    ready = selfcheck.check_walls(settings)
    if postponed is None:
        warmup.warm_up(settings, harness)
    else:
        postponed.start()
    sys.path[:] = [folder for folder in sys.path if folder != settings.code_folder]
    _send(ready)
    if postponed is not None and not select.select([JOB], [], [], IDLE_SECONDS)[0]:
        # Nobody waits: touch the memory that a job will touch, so that it is this process's own by then.
        warmup.rehearse_once(settings, harness)
    job = _receive_job()
    if job is not None and job.trusted and not job.cases:
        warmup.fill_cache(settings, harness)
    elif job is not None:
        if job.trusted:
            backend.keep_general_programs()
        output = io.TextIOWrapper(
            io.FileIO(STDOUT, "w", closefd=False), encoding="utf-8", errors="backslashreplace", line_buffering=True
        )
        with redirect_stdout(output), redirect_stderr(output):
            harness.run(job, _send)
            with suppress(Exception):
                output.flush()


def _receive_job() -> Job | None:
    with os.fdopen(JOB, "rb") as channel:
        frame = channel.read()
    return codec.decode(frame, Job) if frame else None


def _send(message: BoxReady | RawLoad | RawCase) -> None:
    data = memoryview(codec.encode(message))
    while data:
        data = data[os.write(RESULT, data) :]

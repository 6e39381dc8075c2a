"""Reads what a child wrote on its result channel. Pure, and prepared for anything: learner code ran in the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runner import codec, limits
from runner.protocol import Ending, RawCase, RawLoad, RawOutcome

if TYPE_CHECKING:
    from runner.protocol import BoxDone, Job


def read_outcome(job: Job, done: BoxDone) -> RawOutcome:
    """Turn a box's last word on a job into the raw outcome.

    Frames are read in order: one for loading, then at most one per case, in the job's order.
    Reading stops at the first that is not what it has to be; what came before it stands.
    """
    load: RawLoad | None = None
    cases: list[RawCase] = []
    garbled = False
    try:
        frames = codec.split_frames(done.payload.data)
        for position, frame in enumerate(frames):
            if position == 0:
                load = codec.decode(frame, RawLoad)
                continue
            cases.append(_read_case(job, len(cases), frame))
    except codec.DecodeFrameError:
        # A child that was stopped in the middle of a frame has not garbled anything.
        garbled = done.ending is Ending.FINISHED
    return RawOutcome(
        ending=done.ending,
        exit_status=done.exit_status,
        load=load,
        cases=tuple(cases),
        stdout=done.stdout.data[: limits.STDOUT_BYTES].decode("utf-8", "replace"),
        stdout_cut=done.stdout_cut or len(done.stdout.data) > limits.STDOUT_BYTES,
        garbled=garbled,
        box_seconds=_bound_seconds(job, done.box_seconds),
        detail=done.noise.data[-limits.NOISE_BYTES :].decode("utf-8", "replace"),
    )


def _bound_seconds(job: Job, seconds: float) -> float:
    """Keep a box's clock to what can be: a NaN or 1e308 is no number of milliseconds."""
    most = limits.READY_SECONDS + job.wall_seconds + limits.GRACE_SECONDS
    return seconds if 0 <= seconds <= most else most


def _read_case(job: Job, position: int, frame: bytes) -> RawCase:
    case = codec.decode(frame, RawCase)
    if position >= len(job.cases) or case.name != job.cases[position].name:
        raise codec.DecodeFrameError("a case that was not asked for")
    return case

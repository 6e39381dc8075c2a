"""What is made of the bytes that a child wrote, friendly or not."""

from __future__ import annotations

import pytest

from runner import codec
from runner.outcome import read_outcome
from runner.protocol import Array, BoxDone, Case, Ending, Job, RawCase, RawLoad

JOB = Job("", "answer", (Case("a", ()), Case("b", ())))
LOAD = codec.encode(RawLoad(entry_found=True))
A = codec.encode(RawCase("a", value=1))
B = codec.encode(RawCase("b", value=2))


def make_done(payload: bytes, ending: Ending = Ending.FINISHED) -> BoxDone:
    """Make a box's last word with these bytes on the result channel."""
    stdout, noise = Array("uint8", (3,), b"a\xffb"), Array("uint8", (0,), b"")
    return BoxDone(
        ending, 0, Array("uint8", (len(payload),), payload), stdout, False, noise, box_seconds=0.5, must_recycle=False
    )


@pytest.mark.parametrize(
    ("payload", "names", "garbled"),
    [
        (LOAD + A + B, ["a", "b"], False),
        (LOAD + A, ["a"], False),
        (LOAD, [], False),
        (b"", [], False),
        (LOAD + B + A, [], True),
        (LOAD + A + A, ["a"], True),
        (LOAD + A + B + B, ["a", "b"], True),
        (A + LOAD, [], True),
        (LOAD + A + b"garbage", ["a"], True),
        (LOAD + A + B[:-1], ["a"], True),
        (b"garbage" + LOAD, [], True),
    ],
)
def test_frames_are_believed_up_to_the_first_that_is_wrong(payload: bytes, names: list[str], garbled: bool) -> None:  # noqa: FBT001  # a table's column
    """Cases come once each, in the job's order; the first frame that is anything else ends the reading."""
    outcome = read_outcome(JOB, make_done(payload))

    assert [case.name for case in outcome.cases] == names
    assert outcome.garbled == garbled


def test_a_frame_cut_by_the_killer_is_no_forgery() -> None:
    """A child that is stopped in the middle of a frame has not garbled anything."""
    outcome = read_outcome(JOB, make_done(LOAD + A + B[:-1], Ending.TIMEOUT))

    assert [case.name for case in outcome.cases] == ["a"]
    assert not outcome.garbled


def test_output_that_is_not_text_is_replaced() -> None:
    """Bytes that are not UTF-8 show as replacement characters."""
    assert read_outcome(JOB, make_done(LOAD)).stdout == "a\N{REPLACEMENT CHARACTER}b"

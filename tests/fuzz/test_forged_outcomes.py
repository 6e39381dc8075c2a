"""Result channels that no honest child writes, against real references: a report comes of each, and no undeserved one.

Learner code can write any bytes as its result. It starts here from what the reference itself would send.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.reports import decode_report, encode_report
from problems.bank import load_bank
from runner import codec, limits
from runner.checker import to_numpy
from runner.evaluation import evaluate
from runner.expected import Expectation, Expectations
from runner.outcome import read_outcome
from runner.process import open_process_launcher
from runner.protocol import (
    Array,
    Attribute,
    BoxDone,
    CallSeen,
    Ending,
    Frame,
    Job,
    ModuleSeen,
    Opaque,
    RawCase,
    RawError,
    RawLoad,
    RawOutcome,
    WarningSeen,
)
from runner.verdict import Verdict

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from problems.problem import Problem
    from runner.protocol import Value
    from runner.report import Report

PROBLEMS = ("nnx-variable-vs-param", "nnx-pure-state-update")
REPORT_BYTES = 512 * limits.KIB
"""Far above what an honest submission's report weighs, and no burden for a database."""


@dataclass(frozen=True, repr=False)
class Judging:
    """A problem with one set of its cases and the reference's answers."""

    problem: Problem
    expectation: Expectation

    def __repr__(self) -> str:
        """Be short: the reference's numbers explain nothing in a failed test."""
        return f"Judging({self.problem.id})"

    def honest_frames(self) -> list[bytes]:
        """Write what the reference's child would, frame by frame."""
        return [codec.encode(RawLoad(entry_found=True)), *map(codec.encode, self.expectation.outcome.cases)]

    def judge(self, payload: bytes, **box: object) -> tuple[RawOutcome, Report]:
        """Judge these bytes on the result channel."""
        nothing = Array("uint8", (0,), b"")
        fields: dict[str, object] = {
            "ending": Ending.FINISHED,
            "exit_status": 0,
            "stdout": nothing,
            "stdout_cut": False,
            "noise": nothing,
            "box_seconds": 0.5,
            "must_recycle": False,
        }
        done = BoxDone(payload=Array("uint8", (len(payload),), payload), **fields | box)  # type: ignore[arg-type]  # its fields
        outcome = read_outcome(Job("", self.problem.entry, self.expectation.cases), done)
        return outcome, evaluate(self.problem, self.expectation, outcome, backend="process", total_ms=1)

    def is_right(self, outcome: RawOutcome) -> bool:
        """Compare the outcome with the reference's, by other means than the checker's."""
        came = {case.name: case for case in outcome.cases}
        wanted = {case.name: case for case in self.expectation.outcome.cases}
        names = [case.name for case in self.expectation.cases if not case.is_rerun]
        return len(outcome.cases) == len(self.expectation.cases) and all(
            came[name].error is None and self._agree(came[name].value, wanted[name].value) for name in names
        )

    def _agree(self, got: Value, wanted: Value) -> bool:
        if not isinstance(got, Array) or not isinstance(wanted, Array):
            return type(got) is type(wanted) and got == wanted
        return (got.dtype, got.shape) == (wanted.dtype, wanted.shape) and all(
            abs(one - other) <= self.problem.atol + self.problem.rtol * abs(other)
            for one, other in zip(to_numpy(got).ravel().tolist(), to_numpy(wanted).ravel().tolist(), strict=True)
        )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def judgings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Judging]:
    """Two problems, one of them about state, with what their references really give."""
    folder: Path = tmp_path_factory.mktemp("cache")
    bank = load_bank()
    launcher = await open_process_launcher(folder, sizes=())
    expectations = Expectations(launcher, folder, secret=b"secret")
    try:
        return {name: Judging(bank.find(name), await expectations.find(bank.find(name), 0)) for name in PROBLEMS}
    finally:
        await expectations.close()
        await launcher.close()


@pytest.fixture(params=PROBLEMS, scope="module")
def judging(request: pytest.FixtureRequest, judgings: dict[str, Judging]) -> Judging:
    """Each of them."""
    return judgings[request.param]


def test_what_the_reference_sends_is_accepted(judging: Judging) -> None:
    """The other tests begin with bytes that are right."""
    outcome, report = judging.judge(b"".join(judging.honest_frames()))

    assert report.verdict is Verdict.ACCEPTED
    assert judging.is_right(outcome)


@settings(max_examples=250, deadline=None)
@given(draw=st.randoms(use_true_random=True))
def test_a_forged_channel_gets_a_report_and_never_an_undeserved_one(
    judging: Judging, change_frame: Callable[[random.Random, bytes], bytes], draw: random.Random
) -> None:
    """Frames changed, doubled, dropped or swapped: evaluation gives a report, and accepts only what is right."""
    sent = judging.honest_frames()
    for place in draw.sample(range(len(sent)), draw.randint(1, 2)):
        sent[place] = change_frame(draw, sent[place])
    places = range(len(sent))
    match draw.choice(["as it is", "as it is", "as it is", "as it is", "double", "drop", "swap", "cut"]):
        case "double":
            sent.insert(draw.choice(places), sent[draw.choice(places)])
        case "drop":
            del sent[draw.choice(places)]
        case "swap":
            one, other = draw.choice(places), draw.choice(places)
            sent[one], sent[other] = sent[other], sent[one]
        case "cut":
            sent[-1] = sent[-1][: draw.randint(0, len(sent[-1]))]
    ending = draw.choice([Ending.FINISHED, Ending.FINISHED, Ending.FINISHED, Ending.DIED, Ending.TIMEOUT])
    outcome, report = judging.judge(b"".join(sent), ending=ending)

    assert report.headline
    assert report.verdict is not Verdict.ACCEPTED or judging.is_right(outcome)
    assert decode_report(encode_report(report)) == report
    assert len(encode_report(report)) < REPORT_BYTES


NUMBER = Array("float32", (), b"\0\0\x80\x7f")
WRONG_VALUES: dict[str, Value] = {
    "nothing": None,
    "NaN": math.nan,
    "a large number": 1e308,
    "an empty array": Array("float32", (0,), b""),
    "an empty array with a long axis": Array("float32", (0, 2**40), b""),
    "infinity": NUMBER,
    "a truth value that is neither": Array("bool", (2,), b"\x07\xff"),
    "eight axes": Array("uint8", (6,) * 7 + (1,), bytes(6**7)),
    "many arrays": tuple(Array("uint8", (2,) * 8, bytes(2**8)) for _ in range(1000)),
    "many empty arrays": tuple(Array("float32", (0,), b"") for _ in range(1000)),
    "a large array": Array("float64", (50_000,), b"\x01\x7f" * 200_000),
    "complex noise": Array("complex128", (20_000,), b"\xff" * 320_000),
    "quiet and loud NaN": Array("bfloat16", (100_000,), b"\xa0\x7f\xc0\x7f" * 50_000),
    "many numbers": tuple([0.5] * 4000 for _ in range(30)),
    "nested": tuple([[()] * 4000 for _ in range(9)]),
    "mappings": tuple({str(key): 0 for key in range(4000)} for _ in range(10)),
    "texts": tuple("é'\"\\\n" * 400 for _ in range(20)),
    "a text": "`@everyone`\0\n" * 150,
    "an object": Opaque("learner." + "`" * 1900, "x" * 2000),
}


@pytest.mark.parametrize("name", WRONG_VALUES)
def test_a_wrong_value_of_any_kind_is_told_in_few_words_and_little_time(judging: Judging, name: str) -> None:
    """Every case gives the same huge or strange value: the verdict says what is wrong, within 250 ms."""
    payload = make_payload(judging, lambda case: RawCase(case, value=WRONG_VALUES[name]))

    report = judge_in_time(judging, payload)

    assert report.verdict in {Verdict.WRONG_TYPE, Verdict.WRONG_SHAPE, Verdict.WRONG_DTYPE}
    assert len(report.headline) < 5 * limits.TEXT_CHARS


MESSAGES = {
    "one word": "a" * 2000,
    "quotes": "'a" * 1000,
    "a module's name": "module '" + "a." * 990,
    "half a sentence again and again": "odule aM" * 250,
    "dots": "a." * 1000,
    "operands": "unsupported operand type(s) for " + "a" * 1960,
    "half an attribute": "'" + "a" * 1000 + "' object has no attribute '" + "b" * 900,
    "names": "name '" * 330,
    "line breaks": "\n" * 2000,
}


@pytest.mark.parametrize("type_name", ["TypeError", "AttributeError", "learner." + "E" * 1900])
@pytest.mark.parametrize("name", MESSAGES)
def test_no_message_makes_a_check_search_for_long(judging: Judging, name: str, type_name: str) -> None:
    """Texts that begin like the ones that the checks look for, as long as texts may be, in every case."""
    lines = tuple(Frame(2**63, "f" * 100, "x" * 1500) for _ in range(250))
    payload = make_payload(judging, lambda case: RawCase(case, error=RawError(type_name, MESSAGES[name], lines)))

    report = judge_in_time(judging, payload)

    assert report.verdict is Verdict.ERROR
    assert all(len(case.error.frames) <= limits.TRACEBACK_FRAMES for case in report.cases if case.error)


def test_no_number_of_observations_makes_a_check_compare_for_long(judging: Judging) -> None:
    """As many modules, attributes, calls and warnings as a message holds, beside right values, in every case."""
    some = [
        attribute
        for case in judging.expectation.outcome.cases
        for module in case.modules
        for attribute in (*module.before, *module.after)
    ]
    names = sorted({attribute.name for attribute in some})
    made = tuple(
        Attribute(name, "variable", "nnx.Param", ("nnx.Param", "nnx.Variable"), 1.0, (2,), "float32")
        for name in (*names, "extra")
    )
    values = {case.name: case.value for case in judging.expectation.outcome.cases}
    many = limits.HEADER_BYTES // (2 * len(codec.encode(RawCase("one", modules=(one_module(0, made),) * 2))))
    modules = tuple(one_module(index, made) for index in range(min(2 * many, codec.LISTED_ITEMS)))
    calls = (CallSeen("nnx.state", ("module#0",) * 20, 1, 1),) * codec.LISTED_ITEMS
    warnings = tuple(WarningSeen("UserWarning", f"'.value {index}", 1) for index in range(codec.LISTED_ITEMS))
    payload = make_payload(
        judging,
        lambda case: RawCase(case, value=values[case], modules=modules, calls=calls, warnings=warnings),
    )

    report = judge_in_time(judging, payload)

    assert report.verdict is Verdict.WRONG_STRUCTURE


def test_a_missing_function_is_told_whatever_was_defined() -> None:
    """Hundreds of long names, each almost the one that is asked for, are a short sentence."""
    problem = load_bank().find("nnx-multi-param-module")
    judging = Judging(problem, Expectation((), RawOutcome(Ending.FINISHED)))
    names = tuple((problem.entry[::-1] * 90)[: limits.TEXT_CHARS] for _ in range(codec.LISTED_ITEMS))

    report = judge_in_time(judging, codec.encode(RawLoad(defined=names)))

    assert report.verdict is Verdict.ERROR
    assert len(report.headline) < (limits.DEFINED_NAMES + 2) * (limits.NAME_CHARS + 8)


@pytest.mark.parametrize("seconds", [math.nan, math.inf, -1.0, 1e308])
@pytest.mark.parametrize("status", [-(2**63), -9, 0, 70, 2**63, None])
def test_a_box_that_lies_about_the_end_gets_a_report(judging: Judging, seconds: float, status: int | None) -> None:
    """Times that are none and signals that do not exist: a report comes, and its time is a time."""
    payload = b"".join(judging.honest_frames())

    for ending in Ending:
        _, report = judging.judge(payload, ending=ending, exit_status=status, box_seconds=seconds)
        assert 0 <= report.box_ms <= 1000 * limits.TRUSTED_WALL_SECONDS
        assert report.headline


def one_module(index: int, attributes: tuple[Attribute, ...]) -> ModuleSeen:
    """Make a module with these attributes."""
    return ModuleSeen(index, f"learner.M{index}", "init", None, attributes, attributes, 9)


def make_payload(judging: Judging, make_case: Callable[[str], RawCase]) -> bytes:
    """Fill a result channel with one frame per case, and no more than a channel takes."""
    cases = [codec.encode(make_case(case.name)) for case in judging.expectation.cases]
    payload = b"".join([codec.encode(RawLoad(entry_found=True)), *cases])
    assert len(payload) <= limits.PAYLOAD_BYTES
    return payload


def judge_in_time(judging: Judging, payload: bytes) -> Report:
    """Judge, and hold the part that runs in the bot's event loop to a quarter of a second of processor time."""
    outcome, _ = judging.judge(payload)
    assert not outcome.garbled

    started = time.process_time()
    report = evaluate(judging.problem, judging.expectation, outcome, backend="process", total_ms=1)
    assert time.process_time() - started < 0.25
    assert len(encode_report(report)) < REPORT_BYTES
    return report

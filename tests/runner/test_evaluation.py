"""From outcome to report: which verdict, which case in full, and sentences that a beginner can act on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from problems.bank import load_bank
from problems.diagnosis import Diagnosis
from runner.evaluation import evaluate
from runner.expected import Expectation
from runner.protocol import (
    Array,
    Case,
    Edit,
    EditAction,
    Ending,
    Frame,
    Opaque,
    RawCase,
    RawError,
    RawLoad,
    RawOutcome,
)
from runner.verdict import Verdict

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.problem import Problem
    from runner.protocol import Value
    from runner.report import Report


def vector(*numbers: float) -> Array:
    """Make a float32 vector."""
    made = np.asarray(numbers, dtype="float32")
    return Array("float32", made.shape, made.tobytes())


RIGHT = vector(1.0, 2.0, 3.0)
CASES = (
    Case("first", (0.0, vector(1.0, 2.0), 3.0)),
    Case("second", (1.0, vector(1.0, 2.0), 3.0)),
    Case("rerun", (0.0, vector(1.0, 2.0), 3.0), (Edit("bias", EditAction.FILL, 1.0),)),
)
LOADED = RawLoad(entry_found=True)


def broken_requirement(_: Evidence) -> Diagnosis:
    """Find a broken requirement in anything."""
    return Diagnosis(id="bias-frozen", text="The bias is a plain array.", requirement=2)


def remark(_: Evidence) -> Diagnosis:
    """Make a remark on anything."""
    return Diagnosis(id="prints", text="It prints.", requirement=1, is_note=True)


@pytest.fixture(scope="module")
def problem() -> Problem:
    """A problem of the bank, with no checks of its own."""
    return replace(
        load_bank().find("nnx-multi-param-module"), checks=(), parameters=("seed", "x", "features"), entry="answer"
    )


def judge(problem: Problem, *values: Value | RawError, **changes: object) -> Report:
    """Judge an outcome with these values (or errors) for the three cases."""
    came = tuple(
        RawCase(case.name, error=value) if isinstance(value, RawError) else RawCase(case.name, value=value)
        for case, value in zip(CASES, values, strict=False)
    )
    outcome = replace(RawOutcome(Ending.FINISHED, 0, LOADED, came, stdout="printed"), **changes)  # type: ignore[arg-type]  # fields
    expected = RawOutcome(Ending.FINISHED, 0, LOADED, tuple(RawCase(case.name, value=RIGHT) for case in CASES))
    return evaluate(problem, Expectation(CASES, expected), outcome, backend="process", total_ms=7)


def test_right_answers_are_accepted_and_reruns_are_not_shown(problem: Problem) -> None:
    """Plain cases decide; a rerun's different value is evidence, not a wrong answer."""
    report = judge(problem, RIGHT, RIGHT, vector(9.0))

    assert report.verdict is Verdict.ACCEPTED
    assert [case.name for case in report.cases] == ["first", "second"]
    assert report.stdout == "printed"
    assert report.headline == "Every case is right, and so is the way there."


def test_a_broken_requirement_makes_right_answers_wrong_structure(problem: Problem) -> None:
    """A diagnosis that names a requirement counts when the outputs are right, and the headline names the number."""
    report = judge(replace(problem, checks=(broken_requirement,)), RIGHT, RIGHT, RIGHT)

    assert report.verdict is Verdict.WRONG_STRUCTURE
    assert "requirement 2" in report.headline


def test_a_note_leaves_a_right_answer_accepted(problem: Problem) -> None:
    """A remark is shown and changes nothing."""
    report = judge(replace(problem, checks=(remark,)), RIGHT, RIGHT, RIGHT)

    assert report.verdict is Verdict.ACCEPTED
    assert [diagnosis.id for diagnosis in report.diagnoses] == ["prints"]
    assert report.headline == "Every case is right; a remark on the way there stands below."


def test_a_note_is_left_out_beside_a_mistake(problem: Problem) -> None:
    """Praise for another way next to a broken requirement would be read as a contradiction."""
    report = judge(replace(problem, checks=(remark, broken_requirement)), RIGHT, RIGHT, RIGHT)

    assert [diagnosis.id for diagnosis in report.diagnoses] == ["bias-frozen"]


def test_a_wrong_value_comes_before_a_broken_requirement(problem: Problem) -> None:
    """What is seen first is the wrong number; the diagnosis stands beside it."""
    report = judge(replace(problem, checks=(broken_requirement,)), RIGHT, vector(1.0, 2.0, 5.0), RIGHT)

    assert report.verdict is Verdict.WRONG_VALUE
    assert [diagnosis.id for diagnosis in report.diagnoses] == ["bias-frozen"]


@pytest.mark.parametrize("value", [vector(1.0, 2.0, 5.0), vector(1.0)], ids=["value", "shape"])
def test_how_to_search_is_said_to_those_who_are_told_no_cause(problem: Problem, value: Array) -> None:
    """Beside a diagnosis the headline says what differs; alone, or beside a remark, also how to find out why."""
    alone, beside_a_remark, beside_a_cause = (
        judge(replace(problem, checks=checks), value, RIGHT, RIGHT).headline
        for checks in ((), (remark,), (broken_requirement,))
    )

    assert alone == beside_a_remark
    assert len(beside_a_cause) < len(alone)
    assert set(beside_a_cause.split()) < set(alone.split())


def test_only_the_first_failing_case_is_told_in_full(problem: Problem) -> None:
    """The first mismatch has its inputs by name, both values, the largest difference and its place."""
    report = judge(problem, vector(1.0, 2.0, 5.0), vector(0.0, 0.0, 0.0), RIGHT)

    first, second = report.cases
    assert first.mismatch is not None
    assert second.mismatch is None
    assert [name for name, _ in first.mismatch.inputs] == ["seed", "x", "features"]
    assert first.mismatch.expected.startswith("[1., 2., 3.]")
    assert first.mismatch.got.startswith("[1., 2., 5.]")
    assert first.mismatch.largest_difference == pytest.approx(2.0)
    assert first.mismatch.where == (2,)
    assert "at index `[2]`" in first.detail


@pytest.mark.parametrize(
    ("value", "verdict", "words"),
    [
        (None, Verdict.WRONG_TYPE, ["`answer` gave `None`", "a JAX array of shape `(3,)`", "`return`"]),
        ((RIGHT,), Verdict.WRONG_TYPE, ["a tuple with 1 item"]),
        (1.5, Verdict.WRONG_TYPE, ["a Python float", "no shape and no dtype"]),
        (Opaque("numpy.ndarray", "array([1.])"), Verdict.WRONG_TYPE, ["a NumPy array", "`jax.numpy`"]),
        (Opaque("nnx.Param", "Param(1)"), Verdict.WRONG_TYPE, ["`nnx.Param`", "the array inside it"]),
        (vector(1.0), Verdict.WRONG_SHAPE, ["`(1,)`", "`(3,)`"]),
        (Array("int32", (3,), bytes(12)), Verdict.WRONG_DTYPE, ["`int32`", "`float32`"]),
        (vector(1.0, float("nan"), 3.0), Verdict.WRONG_VALUE, ["`[1]` is `nan`"]),
        (vector(1.0, 2.5, 3.0), Verdict.WRONG_VALUE, ["by up to 0.5 at index `[1]`"]),
        (RawError("ValueError", "no\nmore", (Frame(4, "answer", "x"),)), Verdict.ERROR, ["`ValueError` on line 4: no"]),
        (RawError("ValueError", "got Param( # 1,024 (4.1 KB)\n  value=1"), Verdict.ERROR, ["got Param(…)"]),
        (RawError("MemoryError", ""), Verdict.MEMORY, ["more memory", "GiB"]),
        (RawError("SystemExit", "0"), Verdict.ERROR, ["asked Python to stop"]),
    ],
)
def test_each_verdict_says_what_was_seen_and_what_was_asked(
    problem: Problem, value: Value | RawError, verdict: Verdict, words: list[str]
) -> None:
    """The headline names what came and what is wanted."""
    report = judge(problem, value, value, value)

    assert report.verdict is verdict
    for word in words:
        assert word in report.headline


@pytest.mark.parametrize(
    ("changes", "verdict", "words"),
    [
        ({"ending": Ending.TIMEOUT, "cases": ()}, Verdict.TIMEOUT, ["still running after 10 seconds"]),
        ({"ending": Ending.OUTPUT_LIMIT, "cases": ()}, Verdict.OUTPUT_LIMIT, ["printed", "`print` inside a loop"]),
        ({"ending": Ending.MEMORY, "cases": ()}, Verdict.MEMORY, ["more memory"]),
        ({"ending": Ending.DIED, "exit_status": -11}, Verdict.CRASH, ["SIGSEGV"]),
        ({"cases": ()}, Verdict.ERROR, ["ended the Python process before any case"]),
        ({"ending": Ending.DIED, "exit_status": 3, "cases": ()}, Verdict.ERROR, ["ended the Python process"]),
        ({"garbled": True}, Verdict.ERROR, ["cannot be read"]),
        ({"load": RawLoad(untouched=True), "cases": ()}, Verdict.UNATTEMPTED, ["starter code"]),
        ({"load": RawLoad(defined=("reply",)), "cases": ()}, Verdict.ERROR, ["`answer`", "`reply`"]),
        (
            {"load": RawLoad(), "cases": ()},
            Verdict.ERROR,
            ["no function stands at its top level", "`answer(seed, x, features)`"],
        ),
        (
            {"load": RawLoad(error=RawError("SyntaxError", "bad", (Frame(2, "<module>", "("),))), "cases": ()},
            Verdict.ERROR,
            ["line 2", "SyntaxError", "Nothing has run"],
        ),
    ],
)
def test_each_ending_has_its_sentence(
    problem: Problem, changes: dict[str, object], verdict: Verdict, words: list[str]
) -> None:
    """However a submission ended, the headline says it in the learner's terms."""
    report = judge(problem, RIGHT, RIGHT, RIGHT, **changes)

    assert report.verdict is verdict
    for word in words:
        assert word in report.headline


def test_cases_without_an_answer_are_never_accepted(problem: Problem) -> None:
    """A job that stops after its first right case has not been right."""
    report = judge(problem, RIGHT)

    assert report.verdict is Verdict.ERROR
    assert [case.verdict for case in report.cases] == [Verdict.ACCEPTED, Verdict.ERROR]


def test_some_right_cases_are_counted(problem: Problem) -> None:
    """Where only some cases fail, the headline says how many, so that a learner knows what already works."""
    report = judge(problem, RIGHT, vector(1.0), RIGHT)

    assert "1 of 2 cases" in report.headline

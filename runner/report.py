"""What the judge says about one submission: the value that the bot stores and shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from problems.diagnosis import Diagnosis
    from runner.protocol import Frame
    from runner.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """The exception a learner's code raised: type, message, and the learner's own lines."""

    type_name: str
    message: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The first failing case in full, as text ready to be escaped.

    Attributes:
        inputs: (argument's name, short text) pairs.
        expected: Text of the expected value; for a wrong shape or dtype, that of the expected kind too.
        got: Text of what came.
        largest_difference: Largest absolute difference, or None where shapes differ or a value is not finite.
        where: Index of the largest difference, or None.
    """

    inputs: tuple[tuple[str, str], ...]
    expected: str
    got: str
    largest_difference: float | None
    where: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class CaseReport:
    """One case: its name, its verdict, one sentence, and for the first failing case the mismatch or the error."""

    name: str
    verdict: Verdict
    detail: str
    mismatch: Mismatch | None = None
    error: ErrorReport | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The judgement.

    Attributes:
        problem_id: The problem's id.
        verdict: The one verdict.
        headline: One sentence in the learner's terms: what was observed and what to do next.
        diagnoses: Misconceptions named, most specific first; notes on accepted solutions too (``is_note``).
        cases: Plain cases in order (reruns are not shown).
        error: The exception that ended loading, if any (a case's own is in the case).
        stdout: What was printed, capped; never escaped here.
        stdout_cut: Whether something was cut.
        total_ms: From the call of ``judge`` to the report.
        box_ms: Time in the box.
        backend: ``docker`` or ``process``.
        incident: For INFRA, an id to be found in the log; otherwise empty.
    """

    problem_id: str
    verdict: Verdict
    headline: str
    diagnoses: tuple[Diagnosis, ...]
    cases: tuple[CaseReport, ...]
    error: ErrorReport | None
    stdout: str
    stdout_cut: bool
    total_ms: int
    box_ms: int
    backend: str
    incident: str = ""

"""Which verdict wins, and how an outcome is classified by the way it ended."""

from __future__ import annotations

import pytest

from runner.protocol import Ending, RawCase, RawError, RawLoad, RawOutcome
from runner.verdict import Verdict, classify_ending, classify_error, first_by_precedence

LOADED = RawLoad(entry_found=True)
CASES = (RawCase("a"), RawCase("b"))
FULL = (RawCase("a", error=RawError("MemoryError", "std::bad_alloc")),)
BROKEN = RawLoad(error=RawError("SyntaxError", "invalid syntax"))


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (RawOutcome(Ending.FINISHED, 0, LOADED, CASES), None),
        (RawOutcome(Ending.LOST), Verdict.INFRA),
        (RawOutcome(Ending.LOST, 0, LOADED, CASES), Verdict.INFRA),
        (RawOutcome(Ending.TIMEOUT, -9, LOADED, CASES), Verdict.TIMEOUT),
        (RawOutcome(Ending.MEMORY, -9, LOADED), Verdict.MEMORY),
        (RawOutcome(Ending.DIED, 70, LOADED, FULL), Verdict.MEMORY),
        (RawOutcome(Ending.DIED, -6, LOADED, FULL), Verdict.MEMORY),
        (RawOutcome(Ending.TIMEOUT, -9, LOADED, FULL), Verdict.MEMORY),
        (RawOutcome(Ending.OUTPUT_LIMIT, -9), Verdict.OUTPUT_LIMIT),
        (RawOutcome(Ending.DIED, -11, LOADED), Verdict.CRASH),
        (RawOutcome(Ending.DIED, 70, LOADED), Verdict.CRASH),
        (RawOutcome(Ending.DIED, None), Verdict.CRASH),
        (RawOutcome(Ending.DIED, 3, LOADED), Verdict.ERROR),
        (RawOutcome(Ending.FINISHED, 0), Verdict.ERROR),
        (RawOutcome(Ending.FINISHED, 0, LOADED, CASES[:1]), Verdict.ERROR),
        (RawOutcome(Ending.FINISHED, 0, LOADED, CASES, garbled=True), Verdict.ERROR),
        (RawOutcome(Ending.FINISHED, 0, RawLoad(entry_found=False)), Verdict.ERROR),
        (RawOutcome(Ending.FINISHED, 0, BROKEN), Verdict.ERROR),
        (RawOutcome(Ending.FINISHED, 0, RawLoad(error=RawError("MemoryError", ""))), Verdict.MEMORY),
        (RawOutcome(Ending.FINISHED, 0, RawLoad(untouched=True)), Verdict.UNATTEMPTED),
    ],
)
def test_an_outcome_is_classified_by_its_ending(outcome: RawOutcome, verdict: Verdict | None) -> None:
    """Exit status 0 proves nothing: a case that did not report is never passed over."""
    assert classify_ending(outcome, ["a", "b"]) == verdict


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (RawError("MemoryError", ""), Verdict.MEMORY),
        (RawError("numpy._core._exceptions._ArrayMemoryError", "Unable"), Verdict.MEMORY),
        (RawError("jax.errors.JaxRuntimeError", "RESOURCE_EXHAUSTED: Out of memory"), Verdict.MEMORY),
        (RawError("jax.errors.JaxRuntimeError", "INTERNAL: bad"), Verdict.ERROR),
        (RawError("ValueError", "no"), Verdict.ERROR),
    ],
)
def test_want_of_memory_is_told_from_other_errors(error: RawError, verdict: Verdict) -> None:
    """Python's and XLA's ways to say that memory is out are one verdict."""
    assert classify_error(error) == verdict


def test_the_gravest_verdict_wins() -> None:
    """Of several verdicts the first listed wins, and none at all is accepted."""
    assert first_by_precedence([Verdict.ACCEPTED, Verdict.WRONG_VALUE, Verdict.WRONG_SHAPE]) is Verdict.WRONG_SHAPE
    assert first_by_precedence(list(Verdict)) is Verdict.INFRA
    assert first_by_precedence([]) is Verdict.ACCEPTED

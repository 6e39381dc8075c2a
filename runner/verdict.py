"""The verdicts and the classification of a raw outcome. Pure: no clock, no files, no network."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from runner.protocol import Ending

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from runner.protocol import RawError, RawOutcome


class Verdict(StrEnum):
    """What became of a submission; when several hold, the first listed wins."""

    INFRA = "INFRA"  # our fault; never charged to the learner
    REJECTED = "REJECTED"  # not source: size, encoding
    OUTPUT_LIMIT = "OUTPUT_LIMIT"
    TIMEOUT = "TIMEOUT"
    MEMORY = "MEMORY"
    CRASH = "CRASH"
    UNATTEMPTED = "UNATTEMPTED"
    ERROR = "ERROR"
    WRONG_TYPE = "WRONG_TYPE"
    WRONG_SHAPE = "WRONG_SHAPE"
    WRONG_DTYPE = "WRONG_DTYPE"
    WRONG_VALUE = "WRONG_VALUE"
    WRONG_STRUCTURE = "WRONG_STRUCTURE"
    ACCEPTED = "ACCEPTED"


HARNESS_FAILED: Final = 70
"""Exit status of a child whose own machinery raised: learner code has damaged it."""

_ENDINGS: Final = {
    Ending.LOST: Verdict.INFRA,
    Ending.OUTPUT_LIMIT: Verdict.OUTPUT_LIMIT,
    Ending.TIMEOUT: Verdict.TIMEOUT,
    Ending.MEMORY: Verdict.MEMORY,
}


def first_by_precedence(verdicts: Iterable[Verdict]) -> Verdict:
    """Pick the verdict that wins; ``ACCEPTED`` for none at all."""
    order = list(Verdict)
    return min(verdicts, key=order.index, default=Verdict.ACCEPTED)


def classify_ending(outcome: RawOutcome, names: Collection[str]) -> Verdict | None:  # noqa: PLR0911  # a list of rules
    """Classify an outcome by how it went, before anybody looks at values.

    Args:
        outcome: What is known of the job.
        names: Names of all its cases.

    Returns:
        The verdict, or None when every case has reported and values decide.
    """
    if outcome.ending in (Ending.DIED, Ending.TIMEOUT) and _ran_out_of_memory(outcome):
        return Verdict.MEMORY
    if outcome.ending in _ENDINGS:
        return _ENDINGS[outcome.ending]
    crashed = outcome.ending is Ending.DIED and (outcome.exit_status is None or outcome.exit_status < 0)
    if crashed or outcome.exit_status == HARNESS_FAILED:
        return Verdict.CRASH
    if outcome.garbled or outcome.load is None:
        return Verdict.ERROR
    if outcome.load.untouched:
        return Verdict.UNATTEMPTED
    if outcome.load.error is not None:
        return classify_error(outcome.load.error)
    # Exit status 0 is no evidence of anything: what counts is which cases have reported.
    if not outcome.load.entry_found or len(outcome.cases) < len(names):
        return Verdict.ERROR
    return None


def _ran_out_of_memory(outcome: RawOutcome) -> bool:
    """Tell whether the submission had said so before it ended: the rest of its process then had none either."""
    errors = [case.error for case in outcome.cases]
    if outcome.load is not None:
        errors.append(outcome.load.error)
    return any(error is not None and classify_error(error) is Verdict.MEMORY for error in errors)


def classify_error(error: RawError) -> Verdict:
    """Tell an exception for want of memory from any other."""
    short_name = error.type_name.rpartition(".")[2]
    if short_name in {"MemoryError", "_ArrayMemoryError"} or error.message.startswith("RESOURCE_EXHAUSTED"):
        return Verdict.MEMORY
    return Verdict.ERROR

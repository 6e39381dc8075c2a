"""What an exception's text says about the misconception that raised it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.vocabulary.check import Check


def raised(
    type_name: str, *parts: str, finding: str, says: str, requirement: int | None = None, read: str = ""
) -> Check:
    """Speak when an exception of a type was raised and its message holds every one of some parts.

    Args:
        type_name: Name of the class without its module, such as ``TypeError``; empty for any.
        parts: Texts that the message contains, stable over the pinned versions.
        finding: Id of the diagnosis.
        says: Its text.
        requirement: Number of the requirement, if there is one.
        read: Where to read on.
    """

    def check(evidence: Evidence) -> Diagnosis | None:
        for error in evidence.errors():
            fits = not type_name or error.type_name.rpartition(".")[2] == type_name
            if fits and all(part in error.message for part in parts):
                return Diagnosis(finding, says, requirement, read)
        return None

    return check

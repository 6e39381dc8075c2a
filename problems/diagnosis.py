"""A diagnosis: the misconception behind a submission, in words that teach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One misconception, or a note on style.

    Attributes:
        id: Stable kebab-case name, unique in its problem or among the general ones.
        text: Sentences with inline code: what was observed, why it matters, what to look at. Never the answer. Other
            Markdown is shown as typed, because names that a learner made up may stand in it.
        requirement: Number of the statement's requirement that it breaks, or None.
        read: Where to read on: a lesson's id, a section of the statement, or empty.
        is_note: True for remarks that do not make a solution wrong.
    """

    id: str
    text: str
    requirement: int | None = None
    read: str = ""
    is_note: bool = False

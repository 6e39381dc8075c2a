"""What can be said about a submission without parsing it: parsers can be made to explode, so they run in the box."""

from __future__ import annotations

from typing import Final

from runner import limits

BYTE_ORDER_MARK: Final = "\ufeff"
BIDI_CONTROLS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that make a line read differently from how Python runs it."""


def tidy(learner_source: str) -> str:
    """Remove a leading byte order mark, which some editors write and Python's compiler refuses in text."""
    return learner_source.removeprefix(BYTE_ORDER_MARK)


def find_reason_to_reject(learner_source: str) -> str:
    """Say why something is not source that can be run; empty when it can.

    Returns:
        A sentence for the learner.
    """
    if not learner_source.strip():
        return "There is no code in this submission. Put your whole solution in it, imports included."
    if any("\ud800" <= char <= "\udfff" for char in learner_source):
        return "Part of this is not valid UTF-8 text. Save the file as UTF-8, or paste the code again."
    size = len(learner_source.encode("utf-8"))
    if size > limits.SOURCE_BYTES:
        return (
            f"This submission is {size:,} bytes long; up to {limits.SOURCE_BYTES:,} can be checked. "
            "A solution needs only the imports, the classes and the function that the task asks for."
        )
    if "\0" in learner_source:
        line = learner_source[: learner_source.index("\0")].count("\n") + 1
        return f"Line {line} holds a NUL byte, which Python source cannot. Is this file really Python source?"
    for char in BIDI_CONTROLS:
        if char in learner_source:
            line = learner_source[: learner_source.index(char)].count("\n") + 1
            return (
                f"Line {line} holds an invisible character (U+{ord(char):04X}) that changes the direction of text, "
                "so that the line reads differently from how Python runs it. Type that line again by hand."
            )
    return ""

"""Remarks on style that do not make a solution wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from problems.diagnosis import Diagnosis

if TYPE_CHECKING:
    from problems.evidence import Evidence
    from problems.vocabulary import Check


def value_deprecated(evidence: Evidence) -> Diagnosis | None:
    """Give today's spelling of ``variable.value``."""
    line = _warned(evidence, "'.value' ")
    if line is None:
        return None
    text = (
        f"`.value`{_where(line)} still works, but is deprecated. `variable[...]` is the array inside, for reading "
        "and for assigning; in arithmetic a Variable stands for its array by itself."
    )
    return Diagnosis("value-deprecated", text, read="understanding-state", is_note=True)


def float64_truncated(evidence: Evidence) -> Diagnosis | None:
    """Say that a request for 64 bits was not granted."""
    line = _warned(evidence, "requested dtype", "float64")
    if line is None:
        return None
    text = (
        f"`float64` was asked for{_where(line)}, and `float32` was given: JAX works with 32 bits unless "
        "`jax_enable_x64` is set."
    )
    return Diagnosis("float64-truncated", text, is_note=True)


NOTES: tuple[Check, ...] = (value_deprecated, float64_truncated)


def _warned(evidence: Evidence, *parts: str) -> int | None:
    """Give the line of the first warning that holds all the parts."""
    for warning in evidence.warnings():
        if all(part in warning.message for part in parts):
            return warning.line
    return None


def _where(line: int) -> str:
    return f" in line {line}" if line else ""

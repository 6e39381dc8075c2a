"""What is known about one submission when its misconception is looked for.

Everything in a learner's outcome is a claim made by a process in which the learner's code ran.
So every query here answers something sensible for anything that the codec lets through, and none raises.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from runner.protocol import Array

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from runner.protocol import CallSeen, Case, ModuleSeen, RawCase, RawError, RawOutcome, Value, WarningSeen

_NUMBERS = {"bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"} | {
    "float16",
    "float32",
    "float64",
    "complex64",
    "complex128",
}


def numbers(value: Value) -> np.ndarray | None:
    """Decode an array that NumPy knows how to hold.

    Args:
        value: Anything that crossed the wall.

    Returns:
        A read-only array, or None when ``value`` is not an array, has a dtype foreign to NumPy, or is inconsistent.
    """
    if not isinstance(value, Array) or value.dtype not in _NUMBERS:
        return None
    try:
        return np.frombuffer(value.data, np.dtype(value.dtype).newbyteorder("<")).reshape(value.shape)
    except (ValueError, TypeError):  # forged: the bytes do not fill the shape
        return None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A learner's outcome beside the reference's.

    Attributes:
        cases: The job's cases in order: what was asked (plain cases, and reruns that carry edits).
        outcome: What the learner's job gave.
        expected: What the reference's job gave for the same cases.
        wrong_cases: Names of the plain cases whose output was judged wrong in any way (an error included).
        twins: What wrong solutions of the bank gave for the same plain cases, by name of the solution; empty where
            nothing is wrong, or where they have not been run.
    """

    cases: tuple[Case, ...]
    outcome: RawOutcome
    expected: RawOutcome
    wrong_cases: frozenset[str] = frozenset()
    twins: Mapping[str, RawOutcome] = field(default_factory=dict)

    @property
    def outputs_right(self) -> bool:
        """Whether no plain case was judged wrong."""
        return not self.wrong_cases

    def case(self, name: str) -> RawCase | None:
        """Give the learner's report of a case, or None if it never came."""
        return _find(self.outcome.cases, name)

    def expected_case(self, name: str) -> RawCase | None:
        """Give the reference's report of a case, or None if it never came."""
        return _find(self.expected.cases, name)

    def plain(self) -> Iterator[tuple[Case, RawCase]]:
        """Give every plain case that reported: what was asked, what came."""
        return self._reported(is_rerun=False)

    def reruns(self) -> Iterator[tuple[Case, RawCase]]:
        """Give every counterfactual rerun that reported: what was asked, what came."""
        return self._reported(is_rerun=True)

    def modules(self) -> Iterator[tuple[RawCase, ModuleSeen]]:
        """Give every module seen in a plain case, with the case."""
        return ((seen, module) for _, seen in self.plain() for module in seen.modules)

    def calls(self, *names: str) -> tuple[CallSeen, ...]:
        """Give the watched calls made while loading and in plain cases, all of them or those with one of ``names``."""
        load = self.outcome.load
        made = [*(load.calls if load is not None else ()), *(call for _, seen in self.plain() for call in seen.calls)]
        return tuple(call for call in made if not names or call.name in names)

    def errors(self) -> tuple[RawError, ...]:
        """Give the exceptions raised while loading and in plain cases, in order."""
        load = self.outcome.load
        loading = (load.error,) if load is not None and load.error is not None else ()
        return loading + tuple(seen.error for _, seen in self.plain() if seen.error is not None)

    def warnings(self) -> tuple[WarningSeen, ...]:
        """Give the warnings raised while loading and in plain cases, in order."""
        load = self.outcome.load
        loading = load.warnings if load is not None else ()
        return loading + tuple(warning for _, seen in self.plain() for warning in seen.warnings)

    def _reported(self, *, is_rerun: bool) -> Iterator[tuple[Case, RawCase]]:
        for case in self.cases:
            seen = self.case(case.name)
            if case.is_rerun == is_rerun and seen is not None:
                yield case, seen


def _find(cases: tuple[RawCase, ...], name: str) -> RawCase | None:
    return next((case for case in cases if case.name == name), None)

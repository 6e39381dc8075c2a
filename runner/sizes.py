"""Which sizes the bank's problems use, so that boxes can warm themselves with them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from runner.protocol import Array

if TYPE_CHECKING:
    from collections.abc import Iterable

    from problems.problem import Problem

MOST_PAIRS: Final = 16
"""Each pair costs every child some fifty milliseconds while it warms."""
LARGEST_SIZE: Final = 64
NO_SIZE: Final = "seed"
"""The one whole number among the usual arguments that is not a size."""


def collect_sizes(problems: Iterable[Problem]) -> tuple[tuple[int, int], ...]:
    """List the (inputs, outputs) pairs of the public cases, the most frequent first.

    An input size is the last axis of an array argument, an output size a whole number among the other arguments.
    """
    found: Counter[tuple[int, int]] = Counter()
    for problem in problems:
        # One set of secret cases has the shapes of all of them, whatever it is drawn from.
        for case in (*problem.examples, *problem.secret_cases(b"", 0)):
            named = list(zip(problem.parameters, case.args, strict=False))
            inputs = [value.shape[-1] for _, value in named if isinstance(value, Array) and value.shape]
            outputs = [size for name, value in named if name != NO_SIZE and (size := read_size(value))]
            found.update((one, other) for one in inputs for other in outputs)
    return tuple(pair for pair, _ in found.most_common(MOST_PAIRS))


def read_size(value: object) -> int:
    """Read an argument that can be the length of an axis (they arrive as floats); 0 for any other."""
    return int(value) if isinstance(value, (int, float)) and value in range(1, LARGEST_SIZE + 1) else 0

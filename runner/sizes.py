"""Which sizes the bank's problems use, so that boxes can warm themselves with them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from runner.protocol import Array

if TYPE_CHECKING:
    from collections.abc import Iterable

    from problems.problem import Problem

MOST_SIZES: Final = 48
"""Each costs a box some tenths of a second, while it has nothing else to do."""
LARGEST_SIZE: Final = 64
NO_SIZE: Final = "seed"
"""The one whole number among the usual arguments that is not a size."""


def collect_sizes(problems: Iterable[Problem]) -> tuple[tuple[int, ...], ...]:
    """List the shapes that the problems' cases work on, the most frequent first.

    These are the shapes of their array arguments, and those of the kernels between them: from the last axis of an array
    argument to a whole number among the other arguments.
    """
    found: Counter[tuple[int, ...]] = Counter()
    for problem in problems:
        # One set of secret cases has the shapes of all of them, whatever it is drawn from.
        for case in (*problem.examples, *problem.secret_cases(b"", 0)):
            named = list(zip(problem.parameters, case.args, strict=False))
            arrays = [value.shape for _, value in named if isinstance(value, Array) and value.shape]
            outputs = [size for name, value in named if name != NO_SIZE and (size := read_size(value))]
            found.update(arrays)
            found.update((shape[-1], size) for shape in arrays for size in outputs)
    return tuple(shape for shape, _ in found.most_common() if max(shape) <= LARGEST_SIZE)[:MOST_SIZES]


def read_size(value: object) -> int:
    """Read an argument that can be the length of an axis (they arrive as floats); 0 for any other."""
    return int(value) if isinstance(value, (int, float)) and value in range(1, LARGEST_SIZE + 1) else 0

"""Numbers that end soon, late, at once and not within the limit; as they are, compiled, and as a batch."""

import numpy as np

from problems.inputs import array, case, under_jit, under_vmap
from runner.protocol import Array, Case

STEPS_WITHIN_30 = (5, 6, 7, 9, 10, 11, 13, 17, 19, 21, 23, 25, 29, 33, 35, 37, 39, 43, 45, 49, 51, 53)
LONG = (27, 31, 41, 47, 55, 63, 71, 73, 83, 91, 97)
"""More than 60 steps."""


def whole(numbers: int | list[int] | np.ndarray) -> Array:
    return array(np.asarray(numbers, np.int32))


EXAMPLES = (
    case("six", whole(6), whole(100)),
    case("one", whole(1), whole(20)),
    case("stopped by the limit", whole(27), whole(12)),
    under_jit("compiled", case("", whole(7), whole(50))),
    under_vmap("a batch", whole([3, 1, 27, 8]), whole([100, 5, 20, 2])),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    soon, other, third = (int(number) for number in rng.choice(STEPS_WITHIN_30, 3, replace=False))
    late, later = (int(number) for number in rng.choice(LONG, 2, replace=False))
    low, high = int(rng.integers(3, 5)), int(rng.integers(20, 50))
    return (
        case("", whole(soon), whole(120)),
        under_jit("", case("", whole(late), whole(high))),
        under_vmap("", whole([other, later, third, 2]), whole([90, high, low, 6])),
    )

"""Several rows (one row would not tell a call's own sum from the total), none of which sums to nearly zero."""

import numpy as np

from problems.inputs import array, case, fill, rerun
from runner.protocol import Array, Case


def matrix(rows: list[list[float]]) -> Array:
    return array(np.asarray(rows, np.float32))


EXAMPLES = (
    case("two rows", matrix([[1.0, 2.0], [3.0, 4.0]]), 0.0),
    case("three rows", matrix([[1.0, 0.5], [2.0, 2.0], [-1.0, 0.25]]), 10.0),
)

RERUNS = (rerun("`total` set to five", EXAMPLES[1], fill("total", 5.0)),)


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    def numbers(count: int, width: int) -> Array:
        sums = rng.choice([-1.0, 1.0], (count, 1)) * rng.uniform(1.0, 6.0, (count, 1))
        offsets = rng.uniform(-1.0, 1.0, (count, width))
        rows = offsets - offsets.mean(axis=1, keepdims=True) + sums / width
        return array(np.round(rows, 2).astype(np.float32))

    return tuple(
        case("", numbers(count, width), round(float(rng.uniform(2.0, 9.0)), 1)) for count, width in ((3, 2), (4, 2))
    )

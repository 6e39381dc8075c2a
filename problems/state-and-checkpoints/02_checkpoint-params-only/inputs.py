"""Four rows of two columns, far from mean zero, so that statistics of the donor would show."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def rows(*numbers: float) -> Array:
    return array(np.array(numbers, np.float32).reshape(4, 2))


EXAMPLES = (
    case("seeds 0 and 1", 0.0, 1.0, rows(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0)),
    case("seeds 7 and 3", 7.0, 3.0, rows(-1.0, 0.5, 2.0, 1.5, 0.0, 3.0, 4.0, -2.0)),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), draw_seed(rng), array(np.round(rng.uniform(0.5, 4.0, (4, 2)), 2).astype(np.float32)))
        for _ in range(2)
    )

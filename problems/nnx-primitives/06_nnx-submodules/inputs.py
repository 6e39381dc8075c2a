"""Cases of shapes (in, hidden, out), one of them all alike. Seed and sizes arrive as floats."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("three, four, two", 0.0, vector([1.0, 2.0, 3.0]), 4.0, 2.0),
    case("two, five, three", 7.0, vector([0.5, -1.5]), 5.0, 3.0),
    case("all three", 1.0, vector([1.0, -2.0, 0.5]), 3.0, 3.0),
)

RERUNS = ()

SHAPES = ((1, 4, 3), (5, 6, 1), (4, 3, 5))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), draw_vector(rng, wide), float(hidden), float(out)) for wide, hidden, out in SHAPES
    )

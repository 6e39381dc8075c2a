"""Cases of shapes (in, out): rectangular, square, one input, one output. Seeds and features arrive as floats."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("three to four", 0.0, vector([1.0, 2.0, 3.0]), 4.0),
    case("three to one", 7.0, vector([1.0, 2.0, 3.0]), 1.0),
    case("two to two", 1.0, vector([0.5, -1.5]), 2.0),
)

RERUNS = ()

SHAPES = ((1, 4), (5, 3), (4, 4))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_vector(rng, wide), float(out)) for wide, out in SHAPES)

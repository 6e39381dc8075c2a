"""Shapes (in, out): more in than out, fewer in than out, one out."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("three to two", 0.0, vector([1.0, 2.0, 3.0]), 2.0),
    case("two to four", 5.0, vector([0.5, -1.5]), 4.0),
)

RERUNS = ()

SHAPES = ((2, 4), (4, 1))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_vector(rng, wide), float(out)) for wide, out in SHAPES)

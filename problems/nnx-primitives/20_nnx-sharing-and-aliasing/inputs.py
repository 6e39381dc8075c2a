"""Shapes (in, hidden): never square, never one."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("three to two", 0.0, vector([1.0, 2.0, 3.0]), 2.0),
    case("two to three", 4.0, vector([0.5, -1.5]), 3.0),
)

RERUNS = ()

SHAPES = ((3, 2), (2, 3))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_vector(rng, wide), float(hidden)) for wide, hidden in SHAPES)

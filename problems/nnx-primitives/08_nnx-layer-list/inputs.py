"""Cases of (length of x, width, depth): one with a single layer, one in which all layers have one shape."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("three layers", 0.0, vector([1.0, 2.0, 3.0]), 5.0, 3.0),
    case("one layer", 0.0, vector([1.0, 2.0, 3.0]), 5.0, 1.0),
    case("four layers of one shape", 7.0, vector([0.5, -1.5, 2.0, 1.0, -0.5, 1.5]), 6.0, 4.0),
)

RERUNS = ()

SHAPES = ((3, 5, 4), (6, 6, 2), (1, 4, 3))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), draw_vector(rng, wide), float(width), float(depth)) for wide, width, depth in SHAPES
    )

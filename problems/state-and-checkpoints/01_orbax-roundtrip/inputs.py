"""Layers of 3 to 2 and 2 to 4; shifts that are no multiple of anything, so that no two moments look alike."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("moved by one", 0.0, vector([1.0, 2.0, 3.0]), 2.0, 1.0),
    case("moved back", 5.0, vector([0.5, 1.5]), 4.0, -0.25),
)

RERUNS = ()

SHAPES = ((3, 2), (2, 4))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), draw_vector(rng, wide), float(out), round(float(rng.uniform(0.3, 2.0)), 2))
        for wide, out in SHAPES
    )

"""Depths that are no widths; at least four blocks, so that a loop over them shows in how often a layer is called."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("four blocks", 0.0, vector([1.0, -2.0, 0.5]), 3.0, 4.0),
    case("six blocks", 5.0, vector([0.5, 0.0, -1.0]), 3.0, 6.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return (
        case("", draw_seed(rng), draw_vector(rng, 3), 3.0, 4.0),
        case("", draw_seed(rng), draw_vector(rng, 2), 2.0, 5.0),
    )

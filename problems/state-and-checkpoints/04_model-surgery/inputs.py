"""Cases of shapes (x, old, new): a head of another size, and one of the same size, where a stale optimizer is silent."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("three new outputs", 0.0, vector([1.0, -0.5, 2.0]), vector([0.5, 1.5]), vector([1.0, -1.0, 2.0])),
    case("as many outputs as before", 3.0, vector([0.5, 1.5, -1.0]), vector([2.0, -2.5]), vector([-3.0, 3.0])),
)

RERUNS = ()

SIZES = (3, 2)


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), draw_vector(rng, 3), draw_vector(rng, 2), draw_vector(rng, size)) for size in SIZES
    )

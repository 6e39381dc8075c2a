"""Eight inputs to 16 features, with the model axis 2 and 4 devices long."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

X = vector([1.0, -1.0, 0.5, 2.0, 0.0, -0.5, 1.5, -2.0])

EXAMPLES = (
    case("four pieces", 0.0, X, 16.0, 4.0),
    case("two pieces", 0.0, X, 16.0, 2.0),
)

RERUNS = ()

SIZES = ((16.0, 4.0), (16.0, 2.0))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_vector(rng, 8), features, mp) for features, mp in SIZES)

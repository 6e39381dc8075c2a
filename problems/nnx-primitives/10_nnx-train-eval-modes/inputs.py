"""Vectors long enough for two masks to differ; a rate on either side of a half, never on it."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("a quarter dropped", 0.0, vector(range(1, 9)), 0.25),
    case("more than half dropped", 3.0, vector(range(1, 13)), 0.6),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    rates = (round(float(rng.uniform(0.25, 0.4)), 2), round(float(rng.uniform(0.55, 0.7)), 2))
    return tuple(case("", draw_seed(rng), draw_vector(rng, 12), rate) for rate in rates)

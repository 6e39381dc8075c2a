"""Sequences of two lengths, of floats and of whole numbers; decays away from one half, where the roles would agree."""

import numpy as np

from problems.inputs import array, case, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("floats", vector([1.0, 3.0, 2.0, -1.0]), 0.75),
    case("whole numbers", array(np.asarray([10, 0, 4, 7, -3], np.int32)), 0.9),
    case("no memory", vector([2.0, -1.5, 0.5, 4.0]), 0.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    slow, fast = round(float(rng.uniform(0.8, 0.97)), 2), round(float(rng.uniform(0.1, 0.35)), 2)
    whole = rng.integers(1, 10, 5) * rng.choice([-1, 1], 5)
    return (
        case("", draw_vector(rng, 9), slow),
        case("", array(whole.astype(np.int32)), fast),
        case("", draw_vector(rng, 4), fast),
    )

"""Decays on both sides of a half and never on it; one step and several."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("one step", 0.0, vector([1.0, 2.0, 3.0]), 2.0, 0.75, 1.0),
    case("four steps", 0.0, vector([1.0, 2.0, 3.0]), 2.0, 0.75, 4.0),
    case("a short memory", 3.0, vector([0.5, -1.5]), 3.0, 0.2, 2.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    decays = (round(float(rng.uniform(0.6, 0.95)), 2), round(float(rng.uniform(0.1, 0.4)), 2))
    return tuple(
        case("", draw_seed(rng), draw_vector(rng, wide), float(out), decay, float(rng.integers(2, 6)))
        for (wide, out), decay in zip(((3, 2), (2, 3)), decays, strict=True)
    )

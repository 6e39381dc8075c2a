"""Values and slopes, at positive numbers large and tiny, at zero and below."""

import numpy as np

from problems.inputs import case, gradient, under_jit, vector
from runner.protocol import Case

MIXED = case("values", vector([4.0, 0.25, 0.0, -1.0, 9.0, -0.01]))

EXAMPLES = (
    MIXED,
    gradient("slopes", MIXED),
    under_jit("compiled", MIXED),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    positive = np.round(rng.uniform(0.1, 30.0, 3), 2)
    negative = -np.round(rng.uniform(0.1, 30.0, 3), 2)
    tiny = 10.0 ** rng.uniform(-7.9, -7.2)
    plain = case("", vector(rng.permutation([*positive, *negative, 0.0, tiny])))
    return (plain, gradient("", plain))

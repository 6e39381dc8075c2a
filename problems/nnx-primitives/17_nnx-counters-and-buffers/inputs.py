"""Three batches and more, batch and width never equal, a momentum on either side of a half."""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Case


def batches(rng, *shape):
    spread = rng.uniform(0.5, 2.0, shape[-1]) * rng.normal(size=shape) + rng.uniform(1.0, 3.0, shape[-1])
    return array(np.round(spread, 2).astype(np.float32))


FIXED = np.array(
    [[[1.0, 4.0], [3.0, 0.0], [2.0, 2.0]], [[0.0, 1.0], [4.0, 1.0], [5.0, 4.0]], [[2.0, 8.0], [2.0, 5.0], [5.0, 5.0]]],
    np.float32,
)

EXAMPLES = (
    case("a long memory", array(FIXED), 0.9),
    case("a short memory", array(FIXED), 0.25),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    momenta = (round(float(rng.uniform(0.6, 0.95)), 2), round(float(rng.uniform(0.1, 0.4)), 2))
    return tuple(
        case("", batches(rng, *shape), momentum)
        for shape, momentum in zip(((4, 2, 3), (5, 4, 1)), momenta, strict=True)
    )

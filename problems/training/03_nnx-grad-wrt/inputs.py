"""Batches for a small network whose hidden layer has a bias or not: so the counts differ between cases."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def rows(*numbers: list[float]) -> Array:
    return array(np.asarray(numbers, np.float32))


X = rows([1.0, 2.0, -1.0], [0.5, -1.5, 2.0], [-2.0, 1.0, 0.5])
Y = rows([2.0], [-1.5], [3.0])

EXAMPLES = (
    case("with a hidden bias", 0.0, X, Y, 1.0, 0.2),
    case("without a hidden bias", 0.0, X, Y, 0.0, 0.2),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), _draw(rng, 3, 3), _draw(rng, 3, 1), bias, round(float(rng.uniform(0.1, 0.3)), 2))
        for bias in (1.0, 0.0)
    )


def _draw(rng: np.random.Generator, *shape: int) -> Array:
    signs = rng.choice([-1.0, 1.0], shape)
    return array(np.round(signs * rng.uniform(0.8, 3.0, shape), 2).astype(np.float32))

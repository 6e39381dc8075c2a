"""Targets far away at first, so that gradients are clipped, and rates that bring the model near, so that later not."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def rows(*numbers: list[float]) -> Array:
    return array(np.asarray(numbers, np.float32))


X = rows([1.0, 0.5], [0.5, -1.0], [-1.0, 0.5], [0.5, 1.0])
Y = rows([2.0], [0.5], [-1.5], [2.5])

EXAMPLES = (
    case("two steps up, four down", 0.0, X, Y, 1.5, 2.0, 6.0),
    case("three steps up, four down", 3.0, X, Y, 2.5, 3.0, 7.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), _draw(rng, 4, 2), _draw(rng, 4, 1, 2.0), round(float(peak), 2), warm, total)
        for peak, warm, total in ((rng.uniform(1.2, 1.8), 2.0, 6.0), (rng.uniform(2.2, 3.0), 3.0, 7.0))
    )


def _draw(rng: np.random.Generator, n: int, wide: int, scale: float = 1.0) -> Array:
    signs = rng.choice([-1.0, 1.0], (n, wide))
    return array(np.round(scale * signs * rng.uniform(0.4, 1.2, (n, wide)), 2).astype(np.float32))

"""Six rows in two or three pieces of unlike gradients: never as many pieces as there are rows in one."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def rows(*numbers: list[float]) -> Array:
    return array(np.asarray(numbers, np.float32))


X = rows([1.0, 0.5], [0.5, -1.0], [-1.0, 0.5], [0.5, 1.5], [2.0, 1.0], [-0.5, 1.0])
Y = rows([1.0], [0.5], [-1.5], [2.5], [3.0], [-2.0])

EXAMPLES = (
    case("three pieces", 0.0, X, Y, 3.0, 0.2),
    case("two pieces", 3.0, X, Y, 2.0, 0.1),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), _draw(rng, 6, 2), _draw(rng, 6, 1), k, round(float(rng.uniform(0.1, 0.4)), 2))
        for k in (3.0, 2.0)
    )


def _draw(rng: np.random.Generator, *shape: int) -> Array:
    signs = rng.choice([-1.0, 1.0], shape)
    return array(np.round(signs * rng.uniform(0.4, 2.0, shape), 2).astype(np.float32))

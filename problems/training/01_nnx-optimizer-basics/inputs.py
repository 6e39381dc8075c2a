"""Batches of rows: x of shape (n, in), y of shape (n, out), out never one; one learning rate above one."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def rows(*numbers: list[float]) -> Array:
    return array(np.asarray(numbers, np.float32))


X = rows([1.0, 2.0, -1.0], [0.5, -1.5, 2.0], [-2.0, 1.0, 0.5], [1.5, 0.0, 1.0])
Y = rows([1.0, -1.0], [2.0, 0.5], [-1.5, 1.0], [0.0, 2.5])

EXAMPLES = (
    case("a small rate", 0.0, X, Y, 2.0, 0.1),
    case("a larger rate", 0.0, X, Y, 2.0, 0.3),
    case("one input, three outputs", 7.0, rows([0.5], [-1.0]), rows([1.0, 0.0, -1.0], [2.0, 1.0, 0.5]), 3.0, 0.25),
)

RERUNS = ()

SHAPES = ((4, 3, 2), (4, 3, 2), (2, 1, 3))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    rates = (float(rng.uniform(0.05, 0.4)), float(rng.uniform(1.2, 1.8)), float(rng.uniform(0.05, 0.4)))
    return tuple(
        case("", draw_seed(rng), _draw(rng, n, wide), _draw(rng, n, out), float(out), round(rate, 2))
        for (n, wide, out), rate in zip(SHAPES, rates, strict=True)
    )


def _draw(rng: np.random.Generator, *shape: int) -> Array:
    signs = rng.choice([-1.0, 1.0], shape)
    return array(np.round(signs * rng.uniform(0.3, 2.0, shape), 2).astype(np.float32))

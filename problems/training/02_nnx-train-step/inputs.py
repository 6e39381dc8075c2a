"""Batches of rows, always of one shape: every case compiles a program of its own, and that takes its time."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def rows(*numbers: list[float]) -> Array:
    return array(np.asarray(numbers, np.float32))


X = rows([1.0, 2.0, -1.0], [0.5, -1.5, 2.0], [-2.0, 1.0, 0.5], [1.5, 0.0, 1.0])
Y = rows([1.0, -1.0], [2.0, 0.5], [-1.5, 1.0], [0.0, 2.5])

EXAMPLES = (
    case("four steps", 0.0, X, Y, 2.0, 0.1, 4.0),
    case("larger steps", 7.0, X, Y, 2.0, 1.5, 3.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    rate = round(float(rng.uniform(0.1, 0.5)), 2)
    return (case("", draw_seed(rng), _draw(rng, 4, 3), _draw(rng, 4, 2), 2.0, rate, 3.0),)


def _draw(rng: np.random.Generator, *shape: int) -> Array:
    signs = rng.choice([-1.0, 1.0], shape)
    return array(np.round(signs * rng.uniform(0.3, 2.0, shape), 2).astype(np.float32))

"""Vectors, matrices and stacks of them, never square; `eps` large enough to see where it stands; a constant row."""

import numpy as np

from problems.inputs import array, case, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case("one vector", vector([1.0, 2.0, 6.0]), vector([1.0, 1.0, 2.0]), vector([0.0, 0.0, 1.0]), 0.5),
    case(
        "two rows",
        array(np.array([[1.0, 2.0, 6.0], [-4.0, 0.0, 1.0]], np.float32)),
        vector([1.0, 0.5, 2.0]),
        vector([0.0, 0.25, -1.0]),
        0.001,
    ),
    case(
        "a constant row",
        array(np.array([[3.0, 3.0, 3.0], [1.0, 2.0, 6.0]], np.float32)),
        vector([1.0, 1.5, -2.0]),
        vector([0.5, 0.0, 1.0]),
        1.0,
    ),
)

RERUNS = ()

SHAPES = ((5,), (4, 6), (2, 3, 4))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(_case(rng, shape, eps) for shape, eps in zip(SHAPES, rng.permutation([2.0, 0.25, 0.01]), strict=True))


def _case(rng: np.random.Generator, shape: tuple[int, ...], eps: float) -> Case:
    x = np.round(rng.normal(rng.uniform(-2, 2), 1.5, shape), 2).astype(np.float32)
    return case("", array(x), draw_vector(rng, shape[-1]), draw_vector(rng, shape[-1]), float(eps))

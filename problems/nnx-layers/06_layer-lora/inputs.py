"""Widths, ranks and factors that all differ, and a second factor without zeros in it."""

import numpy as np

from problems.inputs import array, case, draw_seed, draw_vector, vector
from runner.protocol import Array, Case


def rounded(numbers: object) -> Array:
    return array(np.round(np.asarray(numbers), 2).astype(np.float32))


X = vector([1.0, 2.0, -1.0])

EXAMPLES = (
    case("rank one", 0.0, X, 4.0, 1.0, 3.0, rounded([[1.0, -1.0, 0.5, 2.0]])),
    case("rank two", 0.0, X, 4.0, 2.0, 3.0, rounded([[1.0, -1.0, 0.5, 2.0], [0.5, 1.5, -2.0, 1.0]])),
)

RERUNS = ()

SHAPES = ((5, 3, 2), (6, 5, 3))  # inputs, features, rank


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    alphas = rng.permutation([16.0, round(float(rng.uniform(0.5, 0.9)), 2)])
    return tuple(_case(rng, *shape, float(alpha)) for shape, alpha in zip(SHAPES, alphas, strict=True))


def _case(rng: np.random.Generator, width: int, features: int, rank: int, alpha: float) -> Case:
    b = rng.choice([-1.0, 1.0], (rank, features)) * rng.uniform(0.3, 2.0, (rank, features))
    sizes = (float(features), float(rank))
    return case("", draw_seed(rng), draw_vector(rng, width), *sizes, alpha, rounded(b))

"""Shapes (examples, features) with long, short and vanishing gradients; once as many examples as features."""

import numpy as np

from problems.inputs import array, case, vector
from runner.protocol import Array, Case


def matrix(rows: list[list[float]] | np.ndarray) -> Array:
    return array(np.asarray(rows, np.float32))


EXAMPLES = (
    case(
        "one long, one short",
        vector([1.0, -1.0, 0.5]),
        matrix([[2.0, 1.0, 0.0], [0.25, 0.5, 0.5]]),
        vector([-2.0, 0.5]),
        1.0,
    ),
    case(
        "one already right",
        vector([1.0, 2.0]),
        matrix([[1.0, 0.5], [3.0, -1.0], [-0.5, 0.25]]),
        vector([2.0, -1.0, 0.25]),
        1.5,
    ),
    case(
        "as many examples as features",
        vector([0.5, -1.5]),
        matrix([[1.0, 2.0], [-1.0, 0.5]]),
        vector([-1.5, -1.5]),
        2.0,
    ),
)

RERUNS = ()

SHAPES = ((5, 3), (3, 4), (4, 4))


def draw_case(rng: np.random.Generator, examples: int, features: int) -> Case:
    weights = np.round(rng.choice([-1.0, 1.0], features) * rng.uniform(0.4, 1.5, features), 2)
    rows = np.round(rng.choice([-1.0, 1.0], (examples, features)) * rng.uniform(0.3, 2.0, (examples, features)), 2)
    errors = rng.permutation([0.05, 0.1, *rng.uniform(1.0, 3.0, examples - 2)]) * rng.choice([-1.0, 1.0], examples)
    rows[int(rng.integers(examples))] = 0.0
    return case(
        "", vector(weights), matrix(rows), vector(rows @ weights + errors), round(float(rng.uniform(0.8, 2.0)), 2)
    )


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(draw_case(rng, examples, features) for examples, features in SHAPES)

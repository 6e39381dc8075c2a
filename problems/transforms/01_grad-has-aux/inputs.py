"""Cases of shapes (examples, features); float weights, and whole-number ones."""

import numpy as np

from problems.inputs import array, case, draw_vector, vector
from runner.protocol import Case

EXAMPLES = (
    case(
        "two weights",
        vector([0.5, -1.0]),
        array(np.asarray([[1.0, 2.0], [3.0, 0.5], [-1.0, 1.0]], np.float32)),
        vector([1.0, 0.0, -0.5]),
    ),
    case(
        "one weight",
        vector([1.5]),
        array(np.asarray([[1.0], [-2.0], [0.5], [3.0]], np.float32)),
        vector([2.0, -1.0, 1.0, 2.5]),
    ),
    case(
        "whole-number weights",
        array(np.asarray([1, -2, 2], np.int32)),
        array(np.asarray([[1.0, 2.0, 0.5], [0.5, -1.0, 1.5]], np.float32)),
        vector([0.5, 2.0]),
    ),
)

RERUNS = ()


def draw_matrix(rng: np.random.Generator, rows: int, columns: int):
    return array(np.round(rng.uniform(-2.0, 2.0, (rows, columns)), 2).astype(np.float32))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    whole = rng.choice([-3, -2, -1, 1, 2, 3], 2).astype(np.int32)
    return (
        case("", draw_vector(rng, 3), draw_matrix(rng, 5, 3), draw_vector(rng, 5)),
        case("", draw_vector(rng, 4), draw_matrix(rng, 2, 4), draw_vector(rng, 2)),
        case("", array(whole), draw_matrix(rng, 4, 2), draw_vector(rng, 4)),
    )

"""Cases of lengths (d, e, n): all different, some alike, all alike."""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Array, Case


def matrix(rows: list[list[float]]) -> Array:
    return array(np.asarray(rows, np.float32))


EXAMPLES = (
    case(
        "four pairs",
        matrix([[1.0, 0.0, 2.0], [0.0, -1.0, 1.0]]),
        matrix([[1.0, 2.0], [0.5, -1.0], [0.0, 1.0], [2.0, 0.0]]),
        matrix([[1.0, 3.0, 0.0, 1.0], [2.0, 0.0, -1.0, 2.0], [0.5, 1.0, 4.0, -1.0]]),
    ),
    case(
        "all lengths alike",
        matrix([[1.0, 2.0, 0.0], [0.5, -1.0, 1.0], [0.0, 3.0, -2.0]]),
        matrix([[1.0, 0.0, 2.0], [-1.0, 1.0, 0.5], [2.0, 2.0, -1.0]]),
        matrix([[1.0, -2.0, 0.5], [0.0, 1.0, 3.0], [2.0, 1.0, -1.0]]),
    ),
    case(
        "two pairs",
        matrix([[2.0, -1.0], [0.5, 1.0], [1.0, 3.0]]),
        matrix([[1.0, 2.0, -1.0], [0.5, 0.0, 2.0]]),
        matrix([[3.0, -1.0], [0.5, 2.0]]),
    ),
)

RERUNS = ()

LENGTHS = ((2, 3, 5), (4, 4, 3), (3, 5, 3), (5, 2, 4))


def draw_matrix(rng: np.random.Generator, rows: int, columns: int) -> Array:
    return array(np.round(rng.uniform(-2.0, 2.0, (rows, columns)), 2).astype(np.float32))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_matrix(rng, d, e), draw_matrix(rng, n, d), draw_matrix(rng, e, n)) for d, e, n in LENGTHS
    )

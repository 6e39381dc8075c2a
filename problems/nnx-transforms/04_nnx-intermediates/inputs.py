"""Several rows, so that what an earlier call left behind shows; wide enough that no layer is all zeros after relu."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def matrix(rows: list[list[float]]) -> Array:
    return array(np.asarray(rows, np.float32))


EXAMPLES = (
    case("two rows", 0.0, matrix([[1.0, 2.0, 3.0], [-1.0, 0.5, 2.0]]), 8.0),
    case("three rows", 3.0, matrix([[0.5, -1.0, 1.5], [2.0, 0.0, -1.0], [-3.0, 1.0, 1.0]]), 8.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    def numbers(rows: int, width: int) -> Array:
        signs = rng.choice([-1.0, 1.0], (rows, width))
        return array(np.round(signs * rng.uniform(0.3, 3.0, (rows, width)), 2).astype(np.float32))

    return (
        case("", draw_seed(rng), numbers(3, 3), 8.0),
        case("", draw_seed(rng), numbers(4, 2), 9.0),
    )

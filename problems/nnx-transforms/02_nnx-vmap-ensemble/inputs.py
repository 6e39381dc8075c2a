"""Few shapes, in which rows, inputs, outputs and members all have lengths of their own; at least three members."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def matrix(rows: list[list[float]]) -> Array:
    return array(np.asarray(rows, np.float32))


EXAMPLES = (
    case("four members", 0.0, matrix([[1.0, 2.0, 3.0], [0.5, -1.0, 0.0]]), 5.0, 4.0),
    case("three members", 7.0, matrix([[1.0, 0.0, -1.0], [2.0, 1.0, 0.5]]), 5.0, 3.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    def numbers(rows: int, width: int) -> Array:
        signs = rng.choice([-1.0, 1.0], (rows, width))
        return array(np.round(signs * rng.uniform(0.3, 2.5, (rows, width)), 2).astype(np.float32))

    return (
        case("", draw_seed(rng), numbers(2, 3), 5.0, 4.0),
        case("", draw_seed(rng), numbers(4, 2), 3.0, 6.0),
    )

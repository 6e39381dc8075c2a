"""More keys than queries, and fewer; large scores are exact in binary, so that softmax is told from its overflow."""

import numpy as np

from problems.inputs import array, case, draw_vector
from runner.protocol import Array, Case


def matrix(*rows: list[float]) -> Array:
    return array(np.asarray(rows, np.float32))


def draw_matrix(rng: np.random.Generator, rows: int, columns: int) -> Array:
    flat = np.frombuffer(draw_vector(rng, rows * columns).data, np.float32)
    return array(flat.reshape(rows, columns))


EXAMPLES = (
    case(
        "two queries, three keys",
        matrix([1.0, 0.0, 2.0, 0.0], [0.0, -1.0, 0.0, 1.0]),
        matrix([1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 0.0], [2.0, 0.0, 0.0, 3.0]),
        matrix([1.0, 0.0, 0.0, 8.0], [0.0, 1.0, 0.0, -8.0], [0.0, 0.0, 1.0, 4.0]),
    ),
    case(
        "large scores",
        matrix([64.0, 1.0, 0.0, 0.0], [-64.0, 1.0, 0.0, 0.0]),
        matrix([4.0, 0.0, 0.0, 0.0], [4.0, -2.0, 0.0, 0.0], [-4.0, 1.0, 0.0, 0.0]),
        matrix([0.0, 1.0, 0.0, -4.0], [0.0, 0.0, 1.0, 8.0], [1.0, 0.0, 0.0, -8.0]),
    ),
    case(
        "rows far apart",
        matrix([32.0, 1.0, 0.0, 0.0], [-32.0, 1.0, 0.0, 0.0]),
        matrix([4.0, 0.0, 0.0, 0.0], [4.0, -2.0, 0.0, 0.0], [4.0, 2.0, 0.0, 0.0]),
        matrix([0.0, 0.0, 1.0, -8.0], [1.0, 0.0, 0.0, 4.0], [0.0, 1.0, 0.0, 8.0]),
    ),
)

RERUNS = ()

SHAPES = ((2, 5, 3), (4, 4, 8), (5, 3, 2))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_matrix(rng, queries, wide), draw_matrix(rng, keys, wide), draw_matrix(rng, keys, wide))
        for queries, keys, wide in SHAPES
    )

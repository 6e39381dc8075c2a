"""Three numbers of points and coordinates that are never all the same; one case far from the origin on two
sides, exact in binary, so that no shift of all points helps who multiplies out."""

import numpy as np

from problems.inputs import array, case, draw_vector
from runner.protocol import Array, Case


def matrix(*rows: list[float]) -> Array:
    return array(np.asarray(rows, np.float32))


def draw_points(rng: np.random.Generator, count: int, wide: int) -> Array:
    flat = np.frombuffer(draw_vector(rng, count * wide).data, np.float32)
    return array(flat.reshape(count, wide))


EXAMPLES = (
    case("three against two", matrix([0.0, 0.0], [1.0, 2.0], [-3.0, 1.0]), matrix([1.0, 0.0], [4.0, 4.0])),
    case(
        "one against three", matrix([1.0, 2.0, 3.0, 4.0]), matrix([1.0, 2.0, 3.0, 4.0], [0.0] * 4, [1.5, 2.0, 3.0, 3.0])
    ),
    case(
        "far from the origin",
        matrix([5000.0, -4000.0], [5000.5, -4000.0], [5001.0, -4001.0], [-5000.0, 4000.0]),
        matrix([5000.0, -4000.0], [5000.0, -3999.5], [-5000.0, 4000.5]),
    ),
)

RERUNS = ()

SHAPES = ((4, 3, 2), (3, 3, 5), (5, 3, 3))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_points(rng, n, d), draw_points(rng, m, d)) for n, m, d in SHAPES)

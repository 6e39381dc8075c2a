"""Two cases that differ in the future only, and one whose future has scores that no late mask survives."""

import numpy as np

from problems.inputs import array, case, draw_vector
from runner.protocol import Array, Case


def matrix(*rows: list[float]) -> Array:
    return array(np.asarray(rows, np.float32))


def draw_matrix(rng: np.random.Generator, rows: int, columns: int) -> Array:
    flat = np.frombuffer(draw_vector(rng, rows * columns).data, np.float32)
    return array(flat.reshape(rows, columns))


PAST = ([1.0, 0.5], [-0.5, 1.0]), ([0.5, 2.0], [1.5, -1.0]), ([1.0, -1.0], [2.0, 3.0])
"""The first two tokens: queries, keys, values."""

EXAMPLES = (
    case(
        "three tokens",
        matrix([1.0, 0.0], [0.0, 1.0], [1.0, 1.0]),
        matrix([1.0, 2.0], [0.5, -1.0], [-1.0, 0.5]),
        matrix([1.0, 0.0], [0.0, 1.0], [4.0, 4.0]),
    ),
    case(
        "one future",
        matrix(*PAST[0], [1.0, 1.0], [2.0, 0.5]),
        matrix(*PAST[1], [-1.0, 1.0], [0.5, 0.5]),
        matrix(*PAST[2], [-4.0, 0.5], [5.0, -6.0]),
    ),
    case(
        "another future",
        matrix(*PAST[0], [-2.0, 1.5], [0.5, 3.0]),
        matrix(*PAST[1], [3.0, 2.0], [2.0, -0.5]),
        matrix(*PAST[2], [7.0, 2.5], [-3.0, 8.0]),
    ),
    case(
        "a loud future",
        matrix([64.0, 1.0, 0.0, 0.0], [64.0, 1.0, 0.0, 0.0], [64.0, 100.0, 0.0, 0.0]),
        matrix([0.0, 0.0, 1.0, 0.0], [0.0, 2.0, 0.0, 1.0], [8.0, 0.0, 0.0, 1.0]),
        matrix([1.0, 0.0, 0.0, 4.0], [0.0, 1.0, 0.0, -4.0], [0.0, 0.0, 1.0, 8.0]),
    ),
)

RERUNS = ()

SHAPES = ((5, 3), (4, 2), (3, 4))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", *(draw_matrix(rng, length, wide) for _ in range(3))) for length, wide in SHAPES)

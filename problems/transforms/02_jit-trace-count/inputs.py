"""Lists of calls. No two cases share a shape, so that a function kept between them is traced anew all the same."""

import numpy as np

from problems.inputs import case, uncompiled, vector
from runner.protocol import Case

EXAMPLES = (
    case(
        "one shape, three calls",
        [
            vector([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
            vector([3.0, 0.0, -1.0, 2.0, 0.5, 1.0]),
            vector([-1.0, -1.0, 0.5, -2.0, 1.0, -1.5]),
        ],
        [0.5, 2.0, 0.5],
        [[2, 3], [2, 3], [2, 3]],
    ),
    case(
        "two shapes, a negative rate",
        [
            vector([1.0, -1.0, 2.0, 0.5, 3.0, 1.0, 0.0, -2.0]),
            vector([2.0, 1.0, 0.0, 1.0, -3.0, 1.0, 2.0, 4.0]),
            vector([0.5, 1.5, -2.0, 4.0, 1.0, 0.0, 2.0, 1.0]),
            vector([1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0]),
        ],
        [1.0, -1.5, 3.0, 1.0],
        [[2, 4], [4, 2], [4, 2], [2, 4]],
    ),
)

RERUNS = (uncompiled("compilation switched off", of=EXAMPLES[1]),)

ORDERS = (
    ((3, 5), (5, 3), (3, 5), (3, 5), (5, 3)),
    ((3, 4), (2, 6), (4, 3), (3, 4), (6, 2), (2, 6)),
)


def draw_calls(rng: np.random.Generator, order: tuple[tuple[int, int], ...]) -> Case:
    repeated, negative, *others = np.round(rng.uniform(0.3, 3.0, len(order)), 2)
    # The first and the last call share a shape and a rate, so that traces for each rate are not one for each call.
    rates = [repeated, *rng.permutation([-negative, *others[1:]]), repeated]
    shapes = [*order[:-1], order[0]]
    sizes = [rows * columns for rows, columns in shapes]
    return case(
        "",
        [vector(np.round(rng.uniform(-2.0, 3.0, size), 2)) for size in sizes],
        [float(rate) for rate in rates],
        [list(shape) for shape in shapes],
    )


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(draw_calls(rng, order) for order in ORDERS)

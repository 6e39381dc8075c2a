"""Weights of some hundreds, which bfloat16 holds in steps of two, moved by less than one at a time.

Everything else is exact in any precision: quarters and eighths, four rows, rates that are powers of two.
"""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Case


def rows(*numbers: list[float]) -> np.ndarray:
    return np.asarray(numbers, np.float32)


EXAMPLES = (
    case("three steps", array(rows([1.0, 0.5], [0.5, 1.0], [1.5, -0.5], [1.0, 2.0])), 300.0, 1001.0, 0.5, 3.0),
    case("upwards", array(rows([-1.0, 0.5], [-0.5, 1.0], [-1.0, 1.5], [-0.5, 1.0])), 400.0, 2003.0, 0.25, 4.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case(
            "",
            array((rng.integers(1, 5, (4, 2)) / 4 * rng.choice([-1.0, 1.0])).astype(np.float32)),
            float(2 * rng.integers(140, 240)),
            float(2 * rng.integers(500, 1000) + 1),
            lr,
            steps,
        )
        for lr, steps in ((0.5, 4.0), (0.25, 3.0))
    )

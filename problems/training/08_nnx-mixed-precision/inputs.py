"""Weights of some hundreds, which bfloat16 holds in steps of two, moved by less than one at a time.

Gradients are exact in any precision (quarters and eighths, four rows), so that right solutions give the same bits; and
only the sign of an output tells them, so that outputs may be rounded in any way. Beside large weights there are two
cases with small ones. In one they step over zero, where a copy that is not made anew keeps the old sign. In the other
the rate is no power of two, and `x` is rounded on its way to bfloat16, after which its mean is another one.
"""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Case


def rows(*numbers: list[float]) -> np.ndarray:
    return np.asarray(numbers, np.float32)


X = array(rows([1.0, 0.5], [0.5, 1.0], [1.5, -0.5], [1.0, 2.0]))
ROUNDED = array(rows([6.01, -2.0], [6.01, -1.0], [-2.995, 5.0], [-2.995, 6.0]))

EXAMPLES = (
    case("three steps", X, 300.0, 1001.0, 0.5, 3.0),
    case("over zero", X, 0.75, 2003.0, 0.5, 4.0),
    case("small weights", ROUNDED, 2.0, 1003.0, 0.1, 4.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case(
            "",
            array((rng.integers(1, 5, (4, 2)) / 4 * sign).astype(np.float32)),
            float(2 * rng.integers(140, 240)),
            float(2 * rng.integers(500, 1000) + 1),
            lr,
            steps,
        )
        for lr, steps, sign in ((0.5, 4.0, 1.0), (0.25, 3.0, -1.0))
    )

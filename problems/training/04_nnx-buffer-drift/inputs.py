"""Five points, a limit to start from and a decay large enough to show; never one step, never no decay.

One case has tiny points. Adam hides a constant factor of the loss, but for gradients that are no larger than its epsilon.
"""

import numpy as np

from problems.inputs import case, vector
from runner.protocol import Array, Case

X, Y = vector([1.0, 2.0, -1.0, 0.5, -2.0]), vector([2.0, 3.0, -1.0, 1.5, -4.0])

EXAMPLES = (
    case("two steps", X, Y, 4.0, 0.5, 2.0),
    case("four steps", X, Y, -2.0, 0.25, 4.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case(
            "",
            _draw(rng, size),
            _draw(rng, size),
            round(float(rng.uniform(2, 5)), 2),
            round(float(rng.uniform(0.2, 0.8)), 2),
            steps,
        )
        for steps, size in ((3.0, 1.0), (5.0, 1.0), (3.0, 1e-4))
    )


def _draw(rng: np.random.Generator, size: float) -> Array:
    return vector(size * np.round(rng.choice([-1.0, 1.0], 5) * rng.uniform(0.5, 2.0, 5), 2))

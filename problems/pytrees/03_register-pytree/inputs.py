"""Two to five coefficients, no two alike; an `x` whose powers are no coefficients; names of several lengths."""

import numpy as np

from problems.inputs import case, vector
from runner.protocol import Case

EXAMPLES = (
    case("a line", vector([1.0, 2.0]), "line", 3.0),
    case("a cubic", vector([1.0, -2.0, 0.5, 4.0]), "cubic", 2.0),
    case("a negative x", vector([0.5, 3.0, -1.0]), "p", -1.5),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    def coefficients(length: int) -> np.ndarray:
        steps = rng.permutation(np.arange(1, length + 1)) + rng.uniform(0.1, 0.9, length)
        return np.round(steps * rng.choice([-1.0, 1.0], length), 2)

    return tuple(
        case(
            "",
            vector(coefficients(length)),
            str(rng.choice(["taylor", "fit", "basis"])),
            round(float(rng.choice([-1.0, 1.0]) * rng.uniform(1.2, 2.0)), 2),
        )
        for length in (4, 3)
    )

"""Seeds that differ, and one pair that does not; few lengths, none of them one."""

import numpy as np

from problems.inputs import case, draw_seed
from runner.protocol import Case

EXAMPLES = (
    case("two seeds", 3.0, 5.0, 3.0),
    case("equal seeds", 7.0, 7.0, 2.0),
    case("seed zero", 0.0, 1.0, 4.0),
)

RERUNS = ()

LENGTHS = (2, 3, 4)


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_seed(rng), float(length)) for length in LENGTHS)

"""Vectors and matrices without zeros; rates zero and one, and some between them other than one half."""

import numpy as np

from problems.inputs import array, case, draw_seed, draw_vector, vector
from runner.protocol import Case

ROW = vector([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0])

EXAMPLES = (
    case("a quarter dropped", 0.0, ROW, 0.25),
    case("nothing dropped", 1.0, ROW, 0.0),
    case("everything dropped", 2.0, ROW, 1.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    matrix = np.round(rng.choice([-1.0, 1.0], (4, 6)) * rng.uniform(0.5, 3.0, (4, 6)), 2).astype(np.float32)
    high, low = (round(float(rng.uniform(*bounds)), 2) for bounds in ((0.6, 0.85), (0.2, 0.4)))
    return (
        case("", draw_seed(rng), array(matrix), high),
        case("", draw_seed(rng), draw_vector(rng, 16), low),
    )

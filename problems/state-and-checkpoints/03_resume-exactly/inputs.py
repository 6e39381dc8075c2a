"""Six batches of four rows; the break comes after two, three or four of them."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def batches(rng: np.random.Generator) -> tuple[Array, Array]:
    xs = np.round(rng.uniform(-2.0, 2.0, (6, 4, 3)), 2).astype(np.float32)
    ys = np.round(rng.uniform(-2.0, 2.0, (6, 4, 2)), 2).astype(np.float32)
    return array(xs), array(ys)


EXAMPLES = (
    case("a break in the middle", 0.0, 1.0, *batches(np.random.default_rng(0)), 3.0),
    case("an early break", 5.0, 6.0, *batches(np.random.default_rng(1)), 2.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_seed(rng), *batches(rng), n) for n in (2.0, 4.0))

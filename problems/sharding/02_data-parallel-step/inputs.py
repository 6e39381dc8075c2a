"""Sixteen rows, four inputs and four outputs, on two and four devices; everything divides, so mistakes are silent."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def batch(rng: np.random.Generator) -> tuple[Array, Array]:
    drift = np.linspace(0.5, 2.0, 16)[:, None]
    x = np.round(drift * rng.uniform(-1.5, 1.5, (16, 4)), 2).astype(np.float32)
    y = np.round(drift * rng.uniform(-2.0, 2.0, (16, 4)), 2).astype(np.float32)
    return array(x), array(y)


EXAMPLES = (
    case("four devices", 0.0, *batch(np.random.default_rng(0)), 0.25, 4.0),
    case("two devices", 3.0, *batch(np.random.default_rng(1)), 0.125, 2.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), *batch(rng), 0.25, n) for n in (4.0, 2.0))

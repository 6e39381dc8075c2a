"""Eight rows of three columns over two and four devices; the rows drift, so blocks differ from the whole.

The last column hardly varies: there it shows where `1e-5` is added.
"""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Array, Case


def drifting(rng: np.random.Generator) -> Array:
    drift = np.arange(8.0)[:, None] * np.array([1.0, -0.5, 0.25])
    values = drift + rng.uniform(-1.0, 1.0, (8, 3))
    return array(np.round(values * np.array([1.0, 1.0, 0.008]), 4).astype(np.float32))


EXAMPLES = (
    case("two devices", drifting(np.random.default_rng(0)), 2.0),
    case("four devices", drifting(np.random.default_rng(1)), 4.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", drifting(rng), n) for n in (2.0, 4.0))

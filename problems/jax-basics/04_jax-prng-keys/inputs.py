"""The same seed for two and for four rows, one row alone, and a second call: randomness is a function of the key.

The first seed is not zero: whoever keeps the key of the first call gives other numbers than a fixed key does.
"""

import numpy as np

from problems.inputs import case, twice
from runner.protocol import Case

EXAMPLES = (
    case("two rows", 7, 2, 3),
    case("four rows of the same seed", 7, 4, 3),
    case("one row", 0, 1, 4),
    twice("called again", of=case("", 7, 2, 3)),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    first, second = (int(seed) for seed in rng.integers(10, 10_000, 2))
    return (case("", first, 4, 3), case("", second, 3, 5), case("", second + 1, 3, 5))

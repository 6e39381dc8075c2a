"""The same seed for two and for four rows, one row alone, and a second call: randomness is a function of the key."""

import numpy as np

from problems.inputs import case, twice
from runner.protocol import Case

EXAMPLES = (
    case("two rows", 0, 2, 3),
    case("four rows of the same seed", 0, 4, 3),
    case("one row", 7, 1, 4),
    twice("called again", of=case("", 0, 2, 3)),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    first, second = (int(seed) for seed in rng.integers(10, 10_000, 2))
    return (case("", first, 4, 3), case("", second, 3, 5), case("", second + 1, 3, 5))

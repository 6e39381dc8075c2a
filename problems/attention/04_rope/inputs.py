"""Two and more pairs of features; small bases, so that every pair turns; positions from anywhere."""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Array, Case


def rounded(numbers: object) -> Array:
    return array(np.round(np.asarray(numbers), 2).astype(np.float32))


Q = rounded([[1.0, 0.0, 1.0, 0.0], [2.0, -1.0, 0.5, 1.0], [0.0, 1.5, -1.0, 2.0]])
K = rounded([[1.0, 1.0, 0.0, -1.0], [0.5, 2.0, 1.0, 0.0], [-1.0, 0.5, 2.0, 1.0]])
V = rounded([[1.0, 2.0, 3.0, 4.0], [0.0, -1.0, 1.0, 0.5], [-2.0, 1.0, 0.0, 2.0]])

EXAMPLES = (
    case("positions 0 to 2", Q, K, V, 100.0, 0.0),
    case("positions 7 to 9", Q, K, V, 100.0, 7.0),
)

RERUNS = ()

SHAPES = ((5, 6), (4, 8))  # tokens, features


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    bases = rng.permutation([10.0, 60.0])
    return tuple(_case(rng, *shape, float(base)) for shape, base in zip(SHAPES, bases, strict=True))


def _case(rng: np.random.Generator, tokens: int, features: int, base: float) -> Case:
    q, k, v = (rounded(1.5 * rng.normal(size=(tokens, features))) for _ in range(3))
    return case("", q, k, v, base, float(rng.integers(2, 12)))

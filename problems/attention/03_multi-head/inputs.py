"""Tokens, features, heads and the width of a head all differ where they can; two examples differ in the last token."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def rounded(numbers: np.ndarray) -> Array:
    return array(np.round(numbers, 2).astype(np.float32))


TOKENS = np.array([[1.0, 0.5, -1.0, 2.0], [0.0, -1.5, 1.0, 0.5], [2.0, 1.0, 0.5, -0.5]])
CHANGED = np.array([[1.0, 0.5, -1.0, 2.0], [0.0, -1.5, 1.0, 0.5], [-3.0, 0.5, 2.0, 1.5]])

EXAMPLES = (
    case("three tokens, two heads", 0.0, rounded(TOKENS), 2.0),
    case("the last token changed", 0.0, rounded(CHANGED), 2.0),
    case("one head", 1.0, rounded(TOKENS), 1.0),
)

RERUNS = ()

SHAPES = ((5, 6, 3), (5, 6, 2), (5, 12, 3))  # tokens, features, heads


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), rounded(1.5 * rng.normal(size=(tokens, features))), float(heads))
        for tokens, features, heads in SHAPES
    )

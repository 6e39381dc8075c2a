"""Fewer tokens than slots, and more; two examples that differ in their last two tokens only."""

import numpy as np

from problems.inputs import array, case, draw_seed
from runner.protocol import Array, Case


def rounded(numbers: np.ndarray) -> Array:
    return array(np.round(numbers, 2).astype(np.float32))


TOKENS = np.array(
    [
        [1.0, 0.5, -1.0, 2.0],
        [0.0, -1.5, 1.0, 0.5],
        [2.0, 1.0, 0.5, -0.5],
        [-1.0, 2.0, 1.5, 0.0],
        [0.5, 0.5, -2.0, 1.0],
        [1.5, -1.0, 0.0, 2.5],
    ]
)
CHANGED = np.concatenate([TOKENS[:4], -2 * TOKENS[4:] + 0.5])

EXAMPLES = (
    case("three tokens, four slots", 0.0, rounded(TOKENS[:3]), 2.0, 4.0),
    case("six tokens, four slots", 0.0, rounded(TOKENS), 2.0, 4.0),
    case("the last two tokens changed", 0.0, rounded(CHANGED), 2.0, 4.0),
)

RERUNS = ()

SHAPES = ((4, 6, 3, 5), (8, 6, 3, 5), (7, 6, 2, 3))  # tokens, features, heads, slots


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), rounded(1.5 * rng.normal(size=(tokens, features))), float(heads), float(slots))
        for tokens, features, heads, slots in SHAPES
    )

"""Ids with repetitions, the first and the last word among them; lengths, vocabularies and widths all differ."""

import numpy as np

from problems.inputs import case, draw_seed, vector
from runner.protocol import Case

EXAMPLES = (
    case("as it was drawn", 0.0, vector([0.0, 4.0, 2.0, 4.0]), 5.0, 3.0, 1.0),
    case("doubled", 0.0, vector([0.0, 4.0, 2.0, 4.0]), 5.0, 3.0, 2.0),
    case("turned", 3.0, vector([1.0, 3.0, 3.0, 0.0]), 5.0, 3.0, -0.5),
)

RERUNS = ()

SHAPES = ((6, 7, 4), (3, 9, 5))  # ids, vocabulary, features


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    factors = rng.permutation([round(float(rng.uniform(1.5, 3)), 2), round(float(rng.uniform(-2, -1.2)), 2)])
    return tuple(
        case("", draw_seed(rng), vector(rng.integers(0, vocab, length)), float(vocab), float(features), float(factor))
        for (length, vocab, features), factor in zip(SHAPES, factors, strict=True)
    )

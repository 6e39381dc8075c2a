"""Depths and numbers of heads that move every count on its own."""

import numpy as np

from problems.inputs import case
from runner.protocol import Case

EXAMPLES = (
    case("two blocks, one head", 2.0, 1.0),
    case("one block, three heads", 1.0, 3.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    depths, heads = rng.permutation([2, 3, 4])[:2], rng.permutation([1, 2, 4])[:2]
    return tuple(case("", float(depth), float(head)) for depth, head in zip(depths, heads, strict=True))

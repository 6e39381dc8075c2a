"""Depths and numbers of heads that move every count on its own."""

import numpy as np

from problems.inputs import attach_param, case, rerun
from runner.protocol import Case

TWO_BLOCKS = case("two blocks, one head", 2.0, 1.0)

EXAMPLES = (
    TWO_BLOCKS,
    case("one block, three heads", 1.0, 3.0),
)

RERUNS = (rerun("a Param more", TWO_BLOCKS, attach_param("extra")),)


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    depths, heads = rng.permutation([2, 3, 4])[:2], rng.permutation([1, 2, 4])[:2]
    return tuple(case("", float(depth), float(head)) for depth, head in zip(depths, heads, strict=True))

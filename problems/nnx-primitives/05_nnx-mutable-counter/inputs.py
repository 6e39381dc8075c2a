"""Cases of shapes (in, out), and how many calls. Seed, features and n arrive as floats."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, fill, rerun, scale, vector
from runner.protocol import Case

EXAMPLES = (
    case("three calls", 0.0, vector([1.0, 2.0, 3.0]), 4.0, 3.0),
    case("one call", 0.0, vector([1.0, 2.0, 3.0]), 4.0, 1.0),
    case("five calls", 7.0, vector([0.5, -1.5]), 3.0, 5.0),
)

RERUNS = (
    rerun("`count` set to five", EXAMPLES[0], fill("count", 5.0)),
    rerun("`kernel` tripled", EXAMPLES[0], scale("kernel", 3.0)),
    rerun("`bias` set to one", EXAMPLES[0], fill("bias", 1.0)),
)

SHAPES = ((1, 4), (5, 2), (4, 3))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    calls = rng.permutation([2.0, 4.0, 7.0])
    return tuple(
        case("", draw_seed(rng), draw_vector(rng, wide), float(out), float(n))
        for (wide, out), n in zip(SHAPES, calls, strict=True)
    )

"""Cases of shapes (in, out): rectangular, square, one input, one output; scales zero, one, negative and fractional."""

import numpy as np

from problems.inputs import case, draw_seed, draw_vector, fill, rerun, vector
from runner.protocol import Case

EXAMPLES = (
    case("kept as it is", 0.0, vector([1.0, 2.0, 3.0]), 2.0, 1.0),
    case("doubled", 0.0, vector([1.0, 2.0, 3.0]), 2.0, 2.0),
    case("halved and turned", 3.0, vector([0.5, -1.5]), 4.0, -0.5),
)

RERUNS = (rerun("`bias` set to one", EXAMPLES[1], fill("bias", 1.0)),)

SHAPES = ((1, 4), (5, 1), (4, 4), (5, 3))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    fraction, negative = (round(float(rng.uniform(low, high)), 2) for low, high in ((0.15, 0.9), (-3.9, -1.1)))
    scales = rng.permutation([0.0, 1.0, fraction, negative])
    return tuple(
        case("", draw_seed(rng), draw_vector(rng, wide), float(out), float(scale))
        for (wide, out), scale in zip(SHAPES, scales, strict=True)
    )

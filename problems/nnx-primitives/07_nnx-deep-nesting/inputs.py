"""Cases of shapes (in, hidden) and of paths, long and short. Seed and hidden arrive as floats."""

import numpy as np

from problems.inputs import attach_linear, attach_param, case, draw_seed, draw_vector, rerun, vector
from runner.protocol import Case

EXAMPLES = (
    case("four names deep", 0.0, vector([1.0, 2.0, 3.0]), 4.0, "encoder.block.linear.kernel"),
    case("a Param halfway", 0.0, vector([1.0, 2.0, 3.0]), 4.0, "encoder.scale"),
    case("two names", 7.0, vector([0.5, -1.5]), 5.0, "head.kernel"),
)

RERUNS = (
    rerun("one more `nnx.Param` attached", EXAMPLES[1], attach_param("further")),
    rerun("a nested `nnx.Linear` (two Params) attached", EXAMPLES[1], attach_linear("further")),
)

PATHS = ("encoder.block.linear.kernel", "encoder.scale", "head.kernel")
SHAPES = ((2, 5), (4, 6), (3, 4))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", draw_seed(rng), draw_vector(rng, wide), float(hidden), str(path))
        for (wide, hidden), path in zip(SHAPES, rng.permutation(PATHS), strict=True)
    )

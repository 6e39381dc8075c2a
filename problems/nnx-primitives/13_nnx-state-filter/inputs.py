"""Cases of shapes (in, hidden): rectangular, square, one input, one output. Seeds and sizes arrive as floats."""

import numpy as np

from problems.inputs import (
    attach_linear,
    attach_param,
    attach_variable,
    case,
    draw_seed,
    draw_vector,
    duplicate,
    rerun,
    vector,
)
from runner.protocol import Case

EXAMPLES = (
    case("three to four", 0.0, vector([1.0, 2.0, 3.0]), 4.0),
    case("three to one", 7.0, vector([1.0, 2.0, 3.0]), 1.0),
    case("two to two", 1.0, vector([0.5, -1.5]), 2.0),
)

RERUNS = (
    rerun("one more plain `nnx.Variable` attached", EXAMPLES[0], attach_variable("extra")),
    rerun("one more `nnx.Param` attached", EXAMPLES[0], attach_param("extra")),
    rerun("a second Variable of `running_mean`'s type attached", EXAMPLES[0], duplicate("running_mean")),
    rerun("a nested `nnx.Linear` (two Params) attached", EXAMPLES[0], attach_linear("extra")),
)

SHAPES = ((1, 4), (5, 1), (4, 4), (5, 3))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_vector(rng, wide), float(out)) for wide, out in SHAPES)

"""Cases of shapes (in, out): rectangular, square, one input, one output. Seeds and features arrive as floats."""

import numpy as np

from problems.inputs import (
    attach_linear,
    attach_param,
    attach_variable,
    case,
    draw_seed,
    draw_vector,
    fill,
    rerun,
    scale,
    vector,
)
from runner.protocol import Case

EXAMPLES = (
    case("three to four", 0.0, vector([1.0, 2.0, 3.0]), 4.0),
    case("three to one", 7.0, vector([1.0, 2.0, 3.0]), 1.0),
    case("two to two", 1.0, vector([0.5, -1.5]), 2.0),
)

RERUNS = (
    rerun("one more `nnx.Param` attached", EXAMPLES[0], attach_param("extra")),
    rerun("one more plain `nnx.Variable` attached", EXAMPLES[0], attach_variable("extra")),
    rerun("a nested `nnx.Linear` (two Params) attached", EXAMPLES[0], attach_linear("extra")),
    rerun("`kernel` tripled", EXAMPLES[0], scale("kernel", 3.0)),
    rerun("`running_mean` set to two", EXAMPLES[0], fill("running_mean", 2.0)),
    rerun("`step_count` set to five", EXAMPLES[0], fill("step_count", 5.0)),
)

SHAPES = ((1, 4), (5, 1), (4, 4), (5, 3))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(case("", draw_seed(rng), draw_vector(rng, wide), float(out)) for wide, out in SHAPES)

"""Cases of a vector and a list of rates: all different, all alike, some that come again, one that is there at first."""

import numpy as np

from problems.inputs import attach_param, attach_variable, case, draw_vector, rerun, uncompiled, vector
from runner.protocol import Case

EXAMPLES = (
    case("three rates", vector([1.0, 2.0, 3.0]), [0.5, 2.0, 1.5]),
    case("the same rate twice", vector([1.0, 2.0, 3.0]), [0.5, 0.5]),
    case("rates that come again", vector([0.5, -1.5]), [2.0, 0.5, 2.0, 0.5]),
)

RERUNS = (
    rerun("one more `nnx.Param` attached", EXAMPLES[1], attach_param("further")),
    rerun("one more plain `nnx.Variable` attached", EXAMPLES[1], attach_variable("further")),
    uncompiled("compilation switched off", of=EXAMPLES[1]),
)


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    a, b, c = (round(float(number), 3) for number in rng.uniform(0.2, 5.0, 3))
    return (
        case("", draw_vector(rng, 3), [a, b, c, b, a]),
        case("", draw_vector(rng, 2), [b, a, a]),
        case("", draw_vector(rng, 2), [c]),
        case("", draw_vector(rng, 2), [0.0, c]),
    )

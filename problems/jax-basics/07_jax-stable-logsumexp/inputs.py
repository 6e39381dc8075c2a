"""One case for each thing that can go wrong: too large, too small, hidden numbers that matter, nothing left, jit."""

import numpy as np

from problems.inputs import array, case, draw_vector, under_jit, vector
from runner.protocol import Array, Case


def mask(*visible: bool) -> Array:
    return array(np.asarray(visible, bool))


ONE_HIDDEN = (vector([1.0, 2.0, 3.0]), mask(True, False, True))

EXAMPLES = (
    case("one hidden", *ONE_HIDDEN),
    case("all hidden", vector([0.5, -1.0, 2.0]), mask(False, False, False)),
    case("large entries", vector([1000.0, 999.0, 0.5]), mask(True, True, False)),
    case("very negative entries", vector([-1000.0, -1001.0, 3.0]), mask(True, True, False)),
    case("a huge hidden entry", vector([500.0, 1.0, 2.0]), mask(False, True, True)),
    case("hidden infinity and nan", vector([np.inf, 1.0, np.nan]), mask(False, True, False)),
    under_jit("under `jax.jit`", of=case("", *ONE_HIDDEN)),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case(
            "",
            draw_vector(rng, 6),
            mask(*(bool(one) for one in rng.permutation([True] * count + [False] * (6 - count)))),
        )
        for count in (4, 2)
    )

"""Weights that fit, of another shape, of unknown names, and for state that is not trained.

Every misfit is of a shape that broadcasts: written anyway, it raises nothing. Some have the right length, some the
right number of elements.
"""

import numpy as np

from problems.inputs import array, case, draw_seed, draw_vector, vector
from runner.protocol import Case

X = vector([1.0, 2.0, 3.0])


def numbers(rng, *shape):
    return array(np.round(rng.choice([-1.0, 1.0], shape) * rng.uniform(0.3, 2.0, shape), 2).astype(np.float32))


def loaded(rng, wide, features):
    return {
        "body": {"kernel": numbers(rng, wide, 1), "bias": numbers(rng, features)},
        "norm": {
            "var": array(np.full(features, 4.0, np.float32)),
            "bias": numbers(rng, features),
            "mean": numbers(rng, features),
        },
        "head": {"bias": numbers(rng, 1), "kernel": numbers(rng, features, 2), "gain": numbers(rng, 2)},
    }


FIXED = np.random.default_rng(15)

EXAMPLES = (
    case("everything fits", 0.0, X, 4.0, {"head": {"bias": vector([0.5, -0.5])}, "norm": {"bias": numbers(FIXED, 4)}}),
    case("another shape", 0.0, X, 4.0, {"body": {"bias": vector([2.0])}, "head": {"bias": vector([0.5, -0.5])}}),
    case(
        "unknown names and statistics",
        3.0,
        X,
        4.0,
        {
            "norm": {"mean": numbers(FIXED, 4), "scale": numbers(FIXED, 4)},
            "head": {"gain": vector([2.0, 2.0])},
        },
    ),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    flat = {
        "body": {"bias": numbers(rng, 1, 4), "kernel": numbers(rng, 3, 4)},
        "norm": {"scale": numbers(rng, 1, 4), "bias": numbers(rng, 4)},
    }
    return (
        *(
            case("", draw_seed(rng), draw_vector(rng, wide), float(features), loaded(rng, wide, features))
            for wide, features in ((3, 4), (2, 5))
        ),
        case("", draw_seed(rng), draw_vector(rng, 3), 4.0, flat),
    )

"""Values and slopes of a sum and of squares, with weights below, within and above bounds that leave out zero."""

import numpy as np

from problems.inputs import array, case, gradient, under_jit, under_vmap, vector
from runner.protocol import Array, Case

BASE = case("values", vector([1.0, -2.0, 3.0, 0.5]), vector([0.25, -3.0, 2.0, -0.4]), -0.5, 0.75)


def matrix(rows: list[list[float]]) -> Array:
    return array(np.asarray(rows, np.float32))


EXAMPLES = (
    BASE,
    gradient("slopes for x", BASE),
    gradient("slopes for weights", BASE, argument=1),
    gradient("slopes for x, of squares", BASE, of_squares=True),
    under_jit("compiled", BASE),
    under_vmap(
        "a batch",
        matrix([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]]),
        matrix([[2.0, 0.5, -1.5], [-0.5, 1.0, 4.0]]),
        vector([-1.0, 0.25]),
        vector([1.0, 0.75]),
    ),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    lo, hi = round(float(rng.uniform(0.15, 0.4)), 2), round(float(rng.uniform(0.6, 0.9)), 2)
    within = rng.uniform(lo, hi, 2)
    weights = rng.permutation([*within, *rng.uniform(1.8, 3.0, 2), *rng.uniform(-3.0, -0.5, 2)])
    values = rng.choice([-1.0, 1.0], 6) * rng.uniform(0.2, 3.0, 6)
    plain = case("", vector(np.round(values, 2)), vector(np.round(weights, 2)), lo, hi)
    return (
        plain,
        gradient("", plain),
        gradient("", plain, argument=1),
        gradient("", plain, of_squares=True),
        gradient("", plain, argument=1, of_squares=True),
    )

"""Lengths 4, 3, 5 and 7; the index counts from the front and from the end; set and add always differ."""

import numpy as np

from problems.inputs import case, draw_vector, under_jit, vector
from runner.protocol import Case

EXAMPLES = (
    case("second slot", vector([1.0, 2.0, 3.0, 4.0]), 1, 10.0),
    case("last slot", vector([0.5, -1.5, 2.0]), -1, 0.25),
    under_jit("under `jax.jit`", of=case("", vector([1.0, 2.0, 3.0, 4.0]), 1, 10.0)),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    front, back = int(rng.integers(1, 5)), -int(rng.integers(2, 8))
    values = [round(float(number), 2) for number in rng.choice([-1.0, 1.0], 3) * rng.uniform(0.5, 9.0, 3)]
    return (
        case("", draw_vector(rng, 5), front, values[0]),
        case("", draw_vector(rng, 7), back, values[1]),
        case("", draw_vector(rng, 3), 0, values[2]),
    )

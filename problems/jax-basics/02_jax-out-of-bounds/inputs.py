"""Indices inside from both ends, none of them at an end; beyond both ends, first by one; and the outermost valid ones.

One element that is read is zero: no number in an array tells what is outside of it.
"""

import numpy as np

from problems.inputs import array, case, draw_vector, vector
from runner.protocol import Array, Case


def indices(*numbers: int) -> Array:
    return array(np.asarray(numbers, np.int32))


def draw_indices(rng: np.random.Generator, length: int) -> Array:
    inside = int(rng.integers(1, length - 1))
    from_the_end = -int(rng.integers(2, length))
    above, below = length + int(rng.integers(0, 4)), -length - 1 - int(rng.integers(0, 4))
    return indices(*(int(number) for number in rng.permutation([inside, from_the_end, above, below])))


EXAMPLES = (
    case("beyond both ends", vector([1.0, 2.0, 3.0, 4.0]), indices(1, -2, 4, -5), 9.0),
    case("outermost places", vector([0.5, -1.5, 2.0, 2.5, -3.0]), indices(4, -5, 7), -0.25),
    case("nothing out of range", vector([1.0, 2.0, 0.0, 4.0]), indices(2, -3), 7.0),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    values = [round(float(number), 2) for number in rng.choice([-1.0, 1.0], 3) * rng.uniform(4.0, 9.0, 3)]
    lengths = (4, 6, 5)
    return tuple(
        case("", draw_vector(rng, length), draw_indices(rng, length), value)
        for length, value in zip(lengths, values, strict=True)
    )

"""Chunks of several lengths, going on and from zero; one case once more, and one compiled before the secret ones."""

import numpy as np

from problems.inputs import array, case, draw_vector, twice, under_jit, vector
from runner.protocol import Array, Case


def scalar(number: float) -> Array:
    return array(np.asarray(number, np.float32))


EXAMPLES = (
    case("going on", scalar(6.0), vector([4.0, -1.0])),
    case("from zero", scalar(0.0), vector([1.0, 2.0, 3.0])),
    twice("called again", of=case("", scalar(6.0), vector([4.0, -1.0]))),
    under_jit("compiled", of=case("", scalar(9.0), vector([0.5, 0.25, 2.0, -3.0]))),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    totals = [round(float(number), 2) for number in rng.uniform(2.0, 20.0, 3)]
    lengths = (5, 1, 2)
    return tuple(
        case("", scalar(total), draw_vector(rng, length)) for total, length in zip(totals, lengths, strict=True)
    )

"""Matrices of 8 by 16 on meshes of four and eight devices, square and not; an axis of length one among the secret ones."""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Array, Case


def counted(first: float) -> Array:
    return array(np.arange(first, first + 128, dtype=np.float32).reshape(8, 16))


EXAMPLES = (
    case("a mesh of 2 by 4", counted(0.0), 2.0, 4.0),
    case("a mesh of 4 by 2", counted(0.0), 4.0, 2.0),
    case("four devices only", counted(-64.0), 2.0, 2.0),
)

RERUNS = ()

MESHES = ((2.0, 4.0), (4.0, 2.0), (8.0, 1.0))


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", array(np.round(rng.uniform(-3.0, 3.0, (8, 16)), 2).astype(np.float32)), dp, mp) for dp, mp in MESHES
    )

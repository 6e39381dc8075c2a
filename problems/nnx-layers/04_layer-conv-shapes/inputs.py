"""Images that are not square, strides that leave a remainder, and each of the three settings of padding."""

import numpy as np

from problems.inputs import case
from runner.protocol import Case

EXAMPLES = (
    case("a digit of 28 by 28", 28.0, 28.0, 1.0, 32.0, 3.0, 1.0, "default"),
    case("no padding", 9.0, 12.0, 3.0, 8.0, 4.0, 3.0, "VALID"),
    case("padding", 10.0, 7.0, 3.0, 2.0, 5.0, 2.0, "SAME"),
)

RERUNS = ()

SIDES = ((13, 8, 3, 4, "VALID"), (8, 15, 4, 4, "SAME"), (11, 6, 3, 2, "default"))  # h, w, kernel, stride, padding


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(_case(rng, *sides) for sides in SIDES)


def _case(rng: np.random.Generator, h: int, w: int, kernel: int, stride: int, padding: str) -> Case:
    rows, columns = rng.permutation([h, w])
    channels, features = rng.choice([2, 3]), rng.choice([4, 5])
    sizes = (rows, columns, channels, features, kernel, stride)
    return case("", *(float(size) for size in sizes), padding)

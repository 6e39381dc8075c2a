"""A few batches whose means and spreads differ, and more or fewer rows at the end than in a batch; never square; a feature without spread."""

import numpy as np

from problems.inputs import array, case, fill, rerun
from runner.protocol import Array, Case


def rounded(numbers: object) -> Array:
    return array(np.round(np.asarray(numbers), 2).astype(np.float32))


EXAMPLES = (
    case(
        "one batch",
        rounded([[[1.0, 4.0], [2.0, 0.0], [6.0, 2.0]]]),
        rounded([[0.0, 1.0], [3.0, 2.0]]),
        0.9,
    ),
    case(
        "two batches",
        rounded([[[1.0, 4.0], [2.0, 0.0], [6.0, 2.0]], [[-3.0, 5.0], [0.0, 6.0], [1.5, 10.0]]]),
        rounded([[0.0, 1.0], [3.0, 2.0]]),
        0.75,
    ),
)

RERUNS = (
    rerun("`scale` set to two", EXAMPLES[1], fill("scale", 2.0)),
    rerun("`bias` set to one", EXAMPLES[1], fill("bias", 1.0)),
)

SHAPES = ((3, 4, 2, 5), (4, 5, 6, 3))  # batches, rows in each, rows of `x`, features


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        _case(rng, *shape, momentum) for shape, momentum in zip(SHAPES, rng.permutation([0.8, 0.3]), strict=True)
    )


def _case(rng: np.random.Generator, steps: int, rows: int, more: int, features: int, momentum: float) -> Case:
    centers, spreads = rng.uniform(-2, 2, (steps + 1, 1, features)), rng.uniform(0.5, 2, (steps + 1, 1, features))
    batches = centers[:-1] + spreads[:-1] * rng.normal(size=(steps, rows, features))
    x = centers[-1] + spreads[-1] * rng.normal(size=(more, features))
    batches[..., 0] = 0.01 * np.sign(batches[..., 0])  # hardly varies: what is added to the variance shows
    batches[-1, :, 1] = 2.0  # does not vary at all
    return case("", rounded(batches), rounded(x), float(momentum))

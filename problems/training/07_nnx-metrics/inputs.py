"""Two epochs of examples; the last batch of each is a smaller one, and harder or simpler than the others."""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Case

EXAMPLES = (
    case(
        "five examples in twos",
        array(
            np.asarray(
                [
                    [[2.0, 0.5, -1.0], [0.0, 1.5, 0.5], [1.0, 0.0, 0.5], [-1.0, 0.5, 2.0], [2.5, 0.0, -0.5]],
                    [[0.5, 2.0, 0.0], [1.0, 0.5, -1.0], [0.0, -0.5, 1.0], [1.5, 1.0, 0.0], [0.0, 0.5, 3.0]],
                ],
                np.float32,
            )
        ),
        array(np.asarray([[0, 1, 2, 2, 1], [1, 2, 2, 0, 2]], np.int32)),
        2.0,
    ),
    case(
        "three examples at once",
        array(np.asarray([[[1.0, -1.0], [0.5, 0.0], [0.0, 2.0]], [[1.0, 3.0], [-1.0, 0.0], [2.0, 0.5]]], np.float32)),
        array(np.asarray([[0, 1, 1], [1, 1, 1]], np.int32)),
        3.0,
    ),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(_draw(rng, n, size) for n, size in ((5, 2), (5, 2), (7, 4)))


def _draw(rng: np.random.Generator, n: int, size: int) -> Case:
    logits = np.round(rng.uniform(-2, 2, (2, n, 3)), 1)
    labels = rng.integers(0, 3, (2, n))
    # The first epoch's first example is right and its last one wrong, the other way round in the second: so that
    # batches of unlike size differ, and so do the epochs.
    winners = logits.argmax(-1)
    labels[0, 0], labels[0, -1] = winners[0, 0], (winners[0, -1] + 1) % 3
    labels[1, 0], labels[1, -1] = (winners[1, 0] + 1) % 3, winners[1, -1]
    return case("", array(logits.astype(np.float32)), array(labels.astype(np.int32)), float(size))

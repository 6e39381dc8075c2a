"""One tree of a small network: names inside of other names, a name that is a container too, lists, a tuple and None."""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Case, Value


def network(rng: np.random.Generator) -> Value:
    def numbers(*shape: int) -> Value:
        return array(np.round(rng.uniform(0.2, 3.0, shape), 1).astype(np.float32))

    def layer() -> Value:
        return {"kernel": numbers(2, 3), "bias": numbers(3), "subkernel": numbers(2)}

    return {
        "layers": [layer(), layer()],
        "head": ({"kernel": numbers(3, 2), "bias": None}, numbers(2)),
        "bias": numbers(4),
        "kernel": {"scale": numbers(2), "unscale": numbers(3)},
    }


EXAMPLES = (
    case("one name", network(np.random.default_rng(1)), "kernel"),
    case("a list's position in it", network(np.random.default_rng(1)), "1/kernel"),
    case("no such leaf", network(np.random.default_rng(1)), "gain"),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    return tuple(
        case("", network(rng), suffix) for suffix in ("bias", "kernel/scale", "layers/0/subkernel", "1", "0/bias")
    )

"""Four dtypes; every narrow array has a number whose square does not fit its dtype; factors are exact in binary."""

import numpy as np

from problems.inputs import array, case
from runner.protocol import Array, Case


def narrow(dtype: str, *numbers: float) -> Array:
    return array(np.asarray(numbers, dtype))


EXAMPLES = (
    case("half precision", narrow("float16", 1.0, -2.0, 300.0), 0.5),
    case("small integers", narrow("int8", 7, -3, 100, 20), 0.5),
    case("single precision", narrow("float32", 1.5, -2.5), 0.25),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    half = (*rng.integers(-40, 40, 3), rng.integers(260, 400))
    middle = (*rng.integers(-60, 60, 2), rng.integers(200, 400))
    small = (rng.integers(20, 60), rng.integers(-120, -60))
    factors = rng.permutation([0.25, -0.5, 0.75])
    return tuple(
        case("", narrow(dtype, *rng.permutation(numbers)), float(factor))
        for dtype, numbers, factor in zip(("float16", "int16", "int8"), (half, middle, small), factors, strict=True)
    )

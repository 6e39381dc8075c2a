"""Trees longer and shorter than `c`, all zeros, and of half precision whose squares do not fit into half precision.

Where there is half precision the norm is four times `c` to the last bit, so that rounding plays no part.
"""

import numpy as np

from problems.inputs import array, case, under_jit, vector
from runner.protocol import Array, Case, Value


def half(numbers: list[float]) -> Array:
    return array(np.asarray(numbers, np.float16))


LONG = case("longer than c", {"w": vector([3.0, 0.0]), "b": [vector([4.0]), None]}, 1.0)

EXAMPLES = (
    LONG,
    case("shorter than c", {"w": vector([3.0, 0.0]), "b": [vector([4.0]), None]}, 8.0),
    case("two precisions", {"low": half([300.0, 400.0]), "high": (vector([0.0, 1200.0]),)}, 325.0),
    case("all zeros", {"w": vector([0.0, 0.0]), "b": [vector([0.0]), None]}, 1.0),
    under_jit("under `jax.jit`", LONG),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    def tree() -> Value:
        numbers = [array(rng.uniform(-2.0, 2.0, shape).round(2).astype(np.float32)) for shape in ((2, 3), (4,), (1, 2))]
        return {"layers": [{"w": numbers[0], "b": numbers[1]}, None], "head": (numbers[2],)}

    multiple = float(rng.choice([100.0, 120.0, 160.0]))  # 3-4-12 makes 5-13, and 13 / 4 is exact in binary
    low, lower = half([3 * multiple, -4 * multiple]), half([0.0, 12 * multiple])
    return (
        case("", tree(), round(float(rng.uniform(0.4, 0.9)), 2)),
        case("", tree(), round(float(rng.uniform(50.0, 90.0)), 2)),
        case("", [low, {"rest": lower}], 13 * multiple / 4),
    )

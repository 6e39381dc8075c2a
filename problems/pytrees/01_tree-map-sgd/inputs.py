"""Trees of dicts, lists and tuples with None and empty containers in them; numbers that are exact in float16.

The dicts of the gradients name the same things in another order, and neighbors have one shape:
whoever pairs values by their order gets other numbers and no error.
"""

import numpy as np

from problems.inputs import array, case, vector
from runner.protocol import Array, Case, Value


def half(numbers: list[float]) -> Array:
    return array(np.asarray(numbers, np.float16))


EXAMPLES = (
    case(
        "a dict of two arrays",
        {"w": vector([1.0, 2.0]), "b": vector([0.5, 0.0])},
        {"w": vector([4.0, -2.0]), "b": vector([1.0, 2.0])},
        0.5,
    ),
    case(
        "a dict of a list and a tuple",
        {"layers": [vector([1.0, -1.0]), vector([3.0])], "scale": (vector([2.0]), None)},
        {"layers": [vector([2.0, 2.0]), vector([-1.0])], "scale": (vector([10.0]), None)},
        0.1,
    ),
    case(
        "an array of half precision",
        {"low": half([1.0, 2.0, 3.0]), "high": vector([1.0, 2.0])},
        {"low": half([4.0, 4.0, -4.0]), "high": vector([8.0, 0.0])},
        0.25,
    ),
)

RERUNS = ()


def draw(rng: np.random.Generator) -> tuple[Case, ...]:
    def numbers(*shape: int) -> Array:
        signs = rng.choice([-1.0, 1.0], shape)
        return array((signs * rng.integers(2, 24, shape) / 8).astype(np.float32))

    def halves(length: int) -> Array:
        return half(list(rng.integers(2, 24, length) / 8))

    def layer(*, turned: bool) -> dict[str, Value]:
        both: dict[str, Value] = {"w": numbers(2, 3), "b": numbers(2, 3)}
        return dict(reversed(both.items())) if turned else both

    def model(*, turned: bool) -> Value:
        return {"layers": [layer(turned=turned), layer(turned=turned)], "head": (numbers(3), None, {}), "step": []}

    def deep() -> Value:
        return ([(numbers(2),), [numbers(2), {"x": [numbers(1, 4), None]}]], numbers(2), ())

    return (
        case("", model(turned=False), model(turned=True), float(rng.choice([0.125, 0.375, 1.5]))),
        case("", deep(), deep(), round(float(rng.uniform(0.01, 0.4)), 3)),
        case("", [halves(4), {"a": numbers(3)}], [halves(4), {"a": numbers(3)}], float(rng.choice([0.25, 0.75]))),
    )

"""What the values and the slopes say about where the root was taken."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import raised, resembles
from problems.vocabulary.outputs import results
from runner.protocol import Way

SMALL = 0.5
CLOSE = 1e-4
STEEP = 10


def values(evidence):
    """Give (x, result, right result) of every case that asks for values."""
    for case, mine, theirs in results(evidence):
        if case.way is not Way.GRADIENT:
            yield numbers(case.args[0]), mine, theirs


def slopes_not_finite(evidence):
    """The values are right, the slopes are not even numbers."""
    if any(not np.allclose(mine, theirs, CLOSE, CLOSE) for _, mine, theirs in values(evidence)):
        return None
    for case, mine, _ in results(evidence):
        if case.way is not Way.GRADIENT or np.isfinite(mine).all():
            continue
        x = numbers(case.args[0])
        at_zero, below = mine[x == 0], mine[x < 0]
        if np.isinf(at_zero).any() and np.isnan(below).any():
            return Diagnosis(
                "infinite-slope",
                "The values are right, but the slope is infinite at zero and `nan` below it. There the root was given "
                "zero, or a negative number, and its slope at that place takes part in the gradient, whatever happens "
                "to the numbers before or afterwards. Look at what the root is given where `x` is not positive.",
                2,
                "Pitfalls",
            )
        if np.isinf(at_zero).any():
            return Diagnosis(
                "infinite-slope",
                "The values are right, but the slope at zero is infinite, because the root was taken of zero and "
                "passed on. One such number makes all weights `nan` in the next step. Look at what the root is given "
                "where `x` is zero.",
                2,
                "Pitfalls",
            )
        return Diagnosis(
            "single-where",
            "The values are right, but where `x` is not positive the gradient holds `nan`. What is not chosen "
            "was computed all the same, and gets a zero on the way back, which it multiplies by its own slope: zero times "
            "infinity is `nan`. Look at what the root is given at these places.",
            2,
            "Pitfalls",
        )
    return None


def root_of_negative(evidence):
    """Every negative number gives `nan`, and the other values are right."""
    seen = [(x < 0, mine, theirs) for x, mine, theirs in values(evidence)]
    if not any(below.any() for below, _, _ in seen):
        return None
    if any(
        not np.isnan(mine[below]).all() or not np.allclose(mine[~below], theirs[~below], CLOSE, CLOSE)
        for below, mine, theirs in seen
    ):
        return None
    return Diagnosis(
        "root-of-negative",
        "Negative numbers give `nan`: they have no real root. The task asks for zero there.",
        1,
        "Task",
    )


def epsilon_inside(evidence):
    """Every value is that of the right function a little further to the right."""
    extra = None
    for x, mine, _ in values(evidence):
        if not mine.size or not np.isfinite(mine).all() or (mine < 0).any():
            return None
        smallest = int(np.argmin(np.maximum(x, 0)))
        extra = mine[smallest] ** 2 - max(x[smallest], 0) if extra is None else extra
        fits = [np.sqrt(np.maximum(x, 0) + extra), np.sqrt(np.maximum(x, extra))]
        if not 0 < extra < SMALL or not any(np.allclose(mine, fit, CLOSE, CLOSE * np.sqrt(extra)) for fit in fits):
            return None
    if extra is None:
        return None
    return Diagnosis(
        "epsilon-inside",
        f"The results are a little too large, most of all at zero, where `{np.sqrt(extra):.1g}` comes out: a small "
        "number was added under the root, or set as its least argument. That hides the infinite slope, and makes the "
        "function another one.",
        1,
        "Pitfalls",
    )


def steep_at_zero(evidence):
    """The slope at zero is a large number, not an infinite one: something small keeps the root from zero."""
    for case, mine, theirs in results(evidence):
        if case.way is not Way.GRADIENT or not np.isfinite(mine).all():
            continue
        at_zero = np.abs(mine[(numbers(case.args[0]) == 0) & (theirs == 0)])
        if (at_zero > STEEP).any():
            return Diagnosis(
                "epsilon-inside",
                f"The slope at zero is `{at_zero.max():.3g}`: finite, but far from the zero that the task asks for. A "
                "small number that is added somewhere makes an infinite slope a huge one, and bends the function.",
                2,
                "Pitfalls",
            )
    return None


def small_numbers_lost(evidence):
    """Small positive numbers are treated as zero."""
    lost = False
    for _, mine, theirs in values(evidence):
        different = ~np.isclose(mine, theirs, CLOSE, 1e-7)
        if (mine[different] != 0).any() or (theirs[different] <= 0).any():
            return None
        lost = lost or different.any()
    if not lost:
        return None
    return Diagnosis(
        "small-numbers-lost",
        "Small positive numbers give zero. They have a root like any other, and the steepest slopes; only from zero "
        "downward is the result zero.",
        1,
        "Task",
    )


def small_numbers_lifted(evidence):
    """Small positive numbers all give one number, which is too large; the rest is right."""
    lifted = set()
    for _, mine, theirs in values(evidence):
        different = ~np.isclose(mine, theirs, CLOSE, 1e-7)
        if (mine[different] <= theirs[different]).any() or (theirs[different] <= 0).any():
            return None
        lifted.update(f"{number:.3g}" for number in mine[different])
    if len(lifted) != 1:
        return None
    return Diagnosis(
        "small-numbers-lifted",
        f"Small positive numbers give `{lifted.pop()}`, however small they are: a least argument was set under the "
        "root. Each of them has a root of its own.",
        1,
        "Pitfalls",
    )


CHECKS = (
    raised(
        "TypeError",
        "sqrt() got an unexpected keyword argument 'where'",
        finding="where-argument",
        says="NumPy's root has an argument `where`, and JAX's has none. Choosing is a step of its own here, and "
        "it matters whether it comes before the root, after it, or both.",
        requirement=1,
        read="The API",
    ),
    raised(
        "AttributeError",
        "no attribute 'clamp'",
        finding="torch-method",
        says="`clamp` is PyTorch's name. JAX's arrays have the methods of NumPy's.",
        requirement=1,
        read="The API",
    ),
    raised(
        "ValueError",
        "truth value of an array",
        finding="array-as-condition",
        says="A Python condition was asked about a whole array, where some elements say yes and others no. The choice "
        "has to be made for each element.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TracerBoolConversionError",
        finding="tracer-in-condition",
        says="A Python condition was asked about a value that is not known yet. Under `jit`, the choice has to be "
        "made by an operation on arrays.",
        requirement=3,
        read="The API",
    ),
    raised(
        "NonConcreteBooleanIndexError",
        finding="boolean-index-traced",
        says="A mask was used as an index. How many elements that picks depends on their values, which `jit` does not "
        "know; every result needs a shape that is known before.",
        requirement=3,
        read="Pitfalls",
    ),
    root_of_negative,
    resembles(
        "forgets_the_outer_where",
        finding="stand-in-shows",
        says="From zero downward the results are one: the root of a stand-in. It is meant to keep the root out of "
        "trouble and not to be seen afterwards.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "takes_the_root_of_the_size",
        finding="negative-kept",
        says="Negative numbers give the root of their size. The task asks for zero there.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "returns_the_slope",
        finding="slope-returned",
        says="Your function returns the slopes. It is meant to return the values; JAX computes the slopes from it.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "stops_the_gradient",
        finding="gradient-stopped",
        says="The values are right and every slope is zero, also where `x` is positive. Nothing would be learned "
        "through this function.",
        requirement=2,
        read="Task",
    ),
    epsilon_inside,
    steep_at_zero,
    small_numbers_lost,
    small_numbers_lifted,
    slopes_not_finite,
)

"""Which cases fail tells where the numbers were lost; the rest is told by the numbers."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import raised, resembles

LARGE, SMALL = "large entries", "very negative entries"
HUGE, NOT_FINITE, NOTHING = "a huge hidden entry", "hidden infinity and nan", "all hidden"

ARITHMETIC = (
    "A hidden number took part in arithmetic before it was hidden. Zero times infinity is `nan`, and a `nan` stays one "
    "whatever is added to it: hiding is a choice between two numbers."
)


def fails_with_nothing(evidence):
    """Say what shows through when nothing is visible, or when what is visible is very small as well."""
    nothing, small = (
        numbers(seen.value) if seen is not None else None for seen in (evidence.case(NOTHING), evidence.case(SMALL))
    )
    if nothing is None or small is None or nothing.size != 1 or small.size != 1:
        return None
    finite = bool(np.isfinite(nothing).all())
    if SMALL not in evidence.wrong_cases:
        text = (
            "Right, unless everything is hidden. The result is finite then, but the sum is 0: what is its logarithm? "
            "A finite number that stands for minus infinity, or is added to be on the safe side, shows through."
            if finite
            else "Right, unless everything is hidden. The maximum of nothing is `-inf`, and `-inf - (-inf)` is `nan`. "
            "The sum is 0 then: what is its logarithm?"
        )
        return Diagnosis("all-hidden", text, 4, "Pitfalls")
    if not finite or not np.isfinite(small).all():
        return None
    if np.allclose(nothing - small, np.log(3.0), atol=1e-3):  # three hidden entries there, and one here
        text = (
            "Right, until the visible numbers are very small, or there are none. Hidden entries got a finite number, and "
            "visible ones may be smaller still."
        )
        return Diagnosis("hidden-finitely", text, 1, "The API")
    text = (
        "Right, until the visible numbers are very small, or there are none. A finite number takes part that they can "
        "fall below: for a hidden entry, as a bound, as the start of a maximum, or to keep a logarithm finite."
    )
    return Diagnosis("finite-floor", text, 2, "The API")


def fails_at_the_extremes(evidence):
    """Say what goes wrong when ordinary cases are right."""
    wrong = evidence.wrong_cases
    if not wrong or not wrong <= {LARGE, SMALL, HUGE, NOT_FINITE, NOTHING}:
        return None
    if LARGE in wrong:
        seen = evidence.case(LARGE)
        got = numbers(seen.value) if seen is not None else None
        if got is not None and np.isfinite(got).all():
            text = (
                "Right for small numbers, wrong for large ones: the result is finite, but something was done to the "
                "numbers to keep it so. Clipping changes the sum; subtracting one number from all can be undone."
            )
            return Diagnosis("large-numbers-changed", text, 2, "The API")
        text = (
            "Right for small numbers, wrong for large ones. In `float32`, `exp` of more than 88 is infinite, and of less "
            "than -104 it is zero; the logarithm comes too late."
        )
        return Diagnosis("exp-overflow", text, 2, "Pitfalls")
    if HUGE in wrong:
        seen = evidence.case(HUGE)
        got = numbers(seen.value) if seen is not None else None
        if got is not None and np.isnan(got).any():
            return Diagnosis("hidden-in-arithmetic", ARITHMETIC, 3, "Pitfalls")
        text = (
            "Right, until a hidden number is the largest. Then it sets the scale, and next to it all visible "
            "exponentials are zero. Look at what the maximum is taken of."
        )
        return Diagnosis("max-of-hidden", text, 3, "Pitfalls")
    if NOT_FINITE in wrong:
        return Diagnosis("hidden-in-arithmetic", ARITHMETIC, 3, "Pitfalls")
    if NOTHING in wrong:
        return fails_with_nothing(evidence)
    text = (
        "Right, unless all visible numbers are far below zero. Then every exponential is zero: what is subtracted has to "
        "be able to be negative."
    )
    return Diagnosis("exp-underflow", text, 2, "Pitfalls")


CHECKS = (
    raised(
        "NonConcreteBooleanIndexError",
        finding="boolean-index-under-jit",
        says="`x[mask]` has as many elements as the mask has `True`. Under `jax.jit` that number is not known, so there "
        "is no shape to compile for.",
        requirement=5,
        read="Pitfalls",
    ),
    raised(
        "TracerBoolConversionError",
        finding="condition-under-jit",
        says="A Python condition asked for a number of `x` or `mask`. Under `jax.jit` there is none yet; the choice has to "
        "be a part of the computation.",
        requirement=5,
        read="Pitfalls",
    ),
    fails_at_the_extremes,
    resembles(
        "hides_with_zero",
        "hides_by_multiplying",
        "plain_exponentials_of_zero",
        finding="zero-for-hidden",
        says="Hidden entries count as zeros, and `exp(0)` is 1: each of them adds one to the sum.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "ignores_the_mask",
        finding="mask-ignored",
        says="All entries take part, hidden or not.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "inverts_the_mask",
        finding="mask-inverted",
        says="The hidden entries take part, and the others do not. `True` means that an entry counts.",
        requirement=1,
        read="Inputs",
    ),
    resembles(
        "forgets_the_logarithm",
        finding="log-missing",
        says="This is the sum of the exponentials; its logarithm is asked for.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "forgets_the_maximum",
        "forgets_the_maximum_with_care",
        finding="max-not-added",
        says="What was subtracted before the exponential is missing from the result: it is too small by the largest "
        "entry.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "sums_the_log_softmax",
        finding="softmax-for-sum",
        says="These are logarithms of softmax weights, added up. `log_softmax` has the logarithm of the sum subtracted "
        "from each entry already; here that logarithm itself is asked for.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "takes_the_maximum",
        finding="max-for-sum",
        says="This is the largest entry. The result is always a little above it: the others count as well.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "sums_the_numbers",
        finding="sum-of-entries",
        says="This is the sum of the entries. The logarithm of a sum is not the sum of logarithms.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "mean_of_the_visible",
        "divides_by_the_count",
        "mean_of_all",
        finding="mean-for-sum",
        says="The result is too small by the logarithm of a count: the exponentials were averaged, not summed.",
        requirement=1,
        read="Task",
    ),
)

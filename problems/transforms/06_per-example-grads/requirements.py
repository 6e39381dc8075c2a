"""What was clipped, by which length, and what was averaged."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles
from problems.vocabulary.outputs import results


def zero_length(evidence):
    """The results hold `nan` where a gradient has no length."""
    for _, mine, theirs in results(evidence):
        if np.isnan(mine).any() and np.isfinite(theirs).all():
            return Diagnosis(
                "zero-length",
                "The result holds `nan` where an example has a gradient of zeros. Its length is zero, and dividing "
                "zeros by zero gives `nan`, which the mean hands on to everything.",
                2,
                "Pitfalls",
            )
    return None


CHECKS = (
    raised(
        "ValueError",
        "vmap got inconsistent sizes",
        finding="mapped-lengths-differ",
        says="`vmap` was to run along axes of different lengths. The examples are counted by the first axis of `X` and "
        "of `y`; `w` has no such axis, all examples share it.",
        requirement=1,
        read="Pitfalls",
    ),
    *(
        raised(
            "",
            text,
            finding="factors-not-aligned",
            says="The factors, one for each example, were multiplied with the gradients, one row for each example, and "
            "the shapes did not fit. Axes are compared from the last one backwards.",
            requirement=2,
            read="Pitfalls",
        )
        for text in ("ncompatible shapes for broadcasting", "got incompatible shapes")
    ),
    raised(
        "TracerBoolConversionError",
        finding="tracer-in-condition",
        says="Python was asked whether a gradient is too long. Under `vmap` that is asked for all examples at once, so "
        "the choice has to be made by an operation on arrays.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "clips_the_mean",
        finding="mean-clipped",
        says="The gradients were averaged first and clipped afterwards. A single wild example has then already pulled "
        "the mean to its side.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "clips_elements",
        finding="elements-clipped",
        says="Every element was kept between `-c` and `c`. That bends the direction of a gradient; the task limits the "
        "length and keeps the direction.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "one_length_for_all",
        finding="joint-length",
        says="All gradients were shortened by one factor, from the length of all of them together. Each has a length of "
        "its own.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "measures_the_columns",
        finding="columns-measured",
        says="The lengths are those of the columns, one for each weight. A gradient is a row: the sum of squares runs "
        "along the weights.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "lengthens_short_ones",
        "lengthens_short_ones_and_divides_by_zero",
        finding="short-ones-lengthened",
        says="Gradients shorter than `c` were stretched to it. Only what is too long is changed; otherwise examples "
        "that fit well would weigh as much as those that do not.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "takes_the_larger_factor",
        "takes_the_larger_factor_beside_zeros",
        finding="larger-factor",
        says="Long gradients were kept and short ones stretched: of the two candidates for the factor, the larger was "
        "taken.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "clips_the_losses",
        finding="loss-clipped",
        says="The errors were limited, and not the gradients: where an error is larger than `c`, its limit is a "
        "constant, and the example has no slope at all.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "measures_the_errors",
        finding="errors-measured",
        says="The factors fit the errors `x @ w - y`, and not the gradients. How long an example's gradient is depends "
        "on its `x` as well: compute the lengths after your factors were applied.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "drops_long_ones",
        finding="long-ones-dropped",
        says="Long gradients count as zeros. Such an example still has something to say; it is to be heard with a "
        "length of `c`.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "multiplies_by_the_limit",
        finding="factor-without-length",
        says="Long gradients were multiplied by `c`, so that the longest are still the longest. Compute the length of "
        "one of them afterwards: it is meant to be `c`.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "forgets_the_root",
        finding="square-for-length",
        says="The factors use the sum of squares, which is the length times itself.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "sums_the_sizes",
        finding="other-length",
        says="The length was taken as the sum of the sizes of the elements. The task asks for the Euclidean one.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "sums_the_gradients",
        finding="sum-for-mean",
        says="The clipped gradients were added up. The task asks for their mean, over all examples.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "averages_long_ones_only",
        finding="some-left-out",
        says="The mean is one over some examples only. Those whose gradient is short, or zero, count as well.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "leaves_the_average_out",
        finding="not-averaged",
        says="The clipped gradients are there, one row for each example. What is asked for is their mean.",
        requirement=3,
        read="Output",
    ),
    resembles(
        "averages_along_the_weights",
        finding="mean-along-weights",
        says="The mean ran along the weights, and what is left is one number for each example. `axis` names the axis "
        "that disappears.",
        requirement=3,
        read="Output",
    ),
    resembles(
        "does_not_clip",
        finding="not-clipped",
        says="The result is the mean of the gradients as they are: nothing was shortened.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "halves_the_gradient",
        finding="gradient-halved",
        says="The gradients are half as long as those of the squared error: its derivative brings a factor of two.",
        requirement=1,
        read="Task",
    ),
    zero_length,
)

"""What shapes and numbers say about the axes."""

from problems.vocabulary import raised, resembles, wrong_only_when

CHECKS = (
    *(
        raised(
            kind,
            "ncompatible shapes for broadcasting",
            finding="axis-not-inserted",
            says="Two shapes met that do not fit. Axes are compared from the last one backwards, and must be equal or "
            "1: the points of `a` and of `b` need axes of their own, and the coordinates one that they share.",
            requirement=1,
            read="Pitfalls",
        )
        for kind in ("TypeError", "ValueError")
    ),
    resembles(
        "pairs_with_zip",
        finding="axis-not-inserted",
        says="Each point met one other: the first the first, the second the second. For all pairs, the points of `a` and "
        "of `b` need axes of their own.",
        requirement=1,
        read="Pitfalls",
    ),
    wrong_only_when(
        "far from the origin",
        finding="expanded-form",
        says="Right near the origin, wrong far from it. There, small distances come out of subtracting numbers that are "
        "huge and nearly equal, and `float32` keeps about seven digits of each.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "reshapes_for_a_transpose",
        finding="reshape-for-transpose",
        says="The numbers fit a `b` whose points were taken apart: coordinates of different points stand together. To "
        "`reshape` is to read the numbers on in the order in which they lie; it does not turn axes around.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "reshapes_the_result",
        finding="reshape-for-transpose",
        says="The right distances are there, in wrong places: they fit rows that belong to `b`, read on into rows for "
        "`a`. To `reshape` is to keep the order of the numbers; it does not turn axes around.",
        requirement=1,
        read="Output",
    ),
    resembles(
        "sums_over_b",
        "sums_over_a",
        finding="summed-wrong-axis",
        says="The sum went over an axis of points, and the coordinates are still there. Write the shape of the "
        "differences down and find the axis that is to vanish.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "forgets_to_sum",
        finding="not-summed",
        says="The result has three axes: the squares of the single coordinates are all still there.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "sums_everything",
        finding="summed-everything",
        says="All squares were added up into one number. A sum without an axis takes every axis.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "takes_the_root",
        finding="root-taken",
        says="These are the distances; the task asks for their squares.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "absolute_differences",
        finding="absolute-differences",
        says="These are sums of absolute differences. That is a distance as well (along the axes), but not this one.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "squares_the_sum",
        finding="squared-after-sum",
        says="The differences were added first and squared afterwards, so that positive and negative ones cancel.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "subtracts_the_squares",
        finding="squared-before-difference",
        says="The coordinates were squared first and subtracted afterwards. The square of a difference is not the "
        "difference of the squares.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "forgets_the_square",
        finding="square-forgotten",
        says="The differences were added up without being squared, so that positive and negative ones cancel.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "mean_over_coordinates",
        finding="mean-for-sum",
        says="Every number is too small by the number of coordinates: that is their mean, where the sum is asked for.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "dot_products",
        finding="dot-products",
        says="These are dot products of the points. They are one part of a squared distance when it is multiplied out, "
        "but not the distance.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "forgets_the_two",
        finding="cross-term",
        says="These numbers fit a square multiplied out with the middle term only once. Look at `(p - q)**2` again.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "adds_the_points",
        finding="points-added",
        says="The points were added where their difference is meant: two equal points have distance zero.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "largest_difference",
        finding="largest-difference",
        says="Only the largest coordinate difference counts here; all coordinates are meant to.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "distances_within_a",
        finding="b-unused",
        says="These are the distances within `a`. The points of `b` did not take part.",
        requirement=1,
        read="Task",
    ),
)

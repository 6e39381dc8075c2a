"""What the page asks of the layer, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import Subject, raised, resembles
from problems.vocabulary.check import same, scalar_or_array

layer = Subject("scale", "bias")


def holds_what_was_given(evidence):
    """Require that some module of a case holds `gain` and `shift`, wherever their numbers are known."""
    for case, seen in evidence.plain():
        for name, given in (("scale", case.args[1]), ("bias", case.args[2])):
            ones = [one for module in layer.built(seen) for one in (*module.before, *module.after) if one.name == name]
            held = [scalar_or_array(one.value) for one in ones]
            wanted = scalar_or_array(given)
            if held and wanted is not None and not any(array is None or same(array, wanted) for array in held):
                text = (
                    f"The numbers are right, but `{name}` of the module never held what was passed in: the module "
                    "normalizes, and something else scales and shifts. A layer that is saved or trained is its Params."
                )
                return Diagnosis("params-unread", text, 4, "Task")
    return None


CHECKS = (
    raised(
        "",
        "ncompatible shapes for broadcasting",
        finding="keepdims-missing",
        says="Two shapes did not fit. A mean over an axis drops that axis, and what is left lines up with the wrong "
        "end of `x`: look at the shape of your mean beside the shape of `x`.",
        requirement=2,
        read="Pitfalls",
    ),
    *(
        raised(
            kind,
            part,
            finding="wrong-axis",
            says="An axis was named that `x` does not have. With one axis there is no axis 1: count from the end, and "
            "the features stay where they are.",
            requirement=2,
            read="Pitfalls",
        )
        for kind, part in (("IndexError", "tuple index out of range"), ("ValueError", "out of bounds"))
    ),
    resembles(
        "over_the_rows",
        finding="wrong-axis",
        says="The numbers are those of statistics over the first axis. That mixes different examples with each other: "
        "the output for one row then depends on its neighbors.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "over_everything",
        finding="all-axes",
        says="The numbers are those of one mean and one variance for the whole array. Each row is meant to be "
        "normalized with its own.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "over_all_but_the_first",
        finding="all-axes",
        says="With three axes, the numbers are those of one mean and one variance for a whole matrix. Each of its rows "
        "is meant to be normalized with its own.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "sample_variance",
        finding="sample-variance",
        says="The variance was divided by one less than the number of features, as for a sample. Here the mean of the "
        "squared deviations is meant; with few features the difference is large.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "sample_deviation_plus_eps",
        finding="sample-variance",
        says="Two things differ: the deviation is that of a sample (divided by one less than the number of features), "
        "and `eps` stands beside the root. A well-known tutorial has it like this; Flax and this task do not.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "eps_outside",
        finding="eps-outside-root",
        says="`eps` was added to the standard deviation. It belongs to the variance; with a small `eps` and a large "
        "variance nothing shows, with a constant row it does.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "without_eps",
        "eps_forgotten",
        finding="eps-unused",
        says="The numbers do not depend on the `eps` that was passed in. Normalization layers differ in it, loaded "
        "weights fit only the one they were trained with, and a constant row has variance zero.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "divides_by_the_variance",
        finding="divided-by-variance",
        says="The deviations were divided by the variance, not by its square root. Doubling `x` would then halve the "
        "result, where normalizing is meant to leave it nearly the same.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "root_of_the_deviation",
        finding="root-taken-twice",
        says="The deviations were divided by the root of the standard deviation plus `eps`. A standard deviation is a "
        "root already, so a second one was taken; compare with the formula what `eps` is added to.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "mean_square_for_variance",
        finding="mean-square-for-variance",
        says="The mean was taken away from what is divided, and not from what is squared: in place of the variance "
        "stands the mean of the squares of `x` itself. A row far from zero would then come out small.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "sum_for_the_variance",
        finding="variance-summed",
        says="The numbers fit a variance that is the sum of the squared deviations. With more features it would grow; "
        "their mean is meant.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "keeps_the_mean",
        finding="mean-kept",
        says="`x` was divided without taking its mean away first. The variance does not care, but the output is then "
        "centered at something else than zero.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "root_mean_square",
        finding="root-mean-square",
        says="The numbers are those of RMS normalization, a relative that leaves the mean where it is and divides by "
        "the root of the mean square.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "bias_inside",
        finding="bias-scaled",
        says="`bias` was multiplied by `scale`: it was added too early. Look at the order of the last two operations.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "one_plus_the_scale",
        finding="one-added-to-scale",
        says="The numbers fit a layer that multiplies by one plus `scale`. Some models store their gains that way, as "
        "distances from one; here `scale` is the gain itself.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "swapped",
        finding="scale-bias-swapped",
        says="What multiplies and what is added are exchanged: the numbers are those of `gain` as the shift and "
        "`shift` as the gain.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "parameters_unset",
        finding="parameters-unset",
        says="The numbers are those of a layer whose `scale` is one and whose `bias` is zero. `gain` and `shift` "
        "never reached the Params that the forward pass reads.",
        requirement=4,
        read="Task",
    ),
    layer.is_built(requirement=1),
    layer.variable("scale", "nnx.Param", requirement=1, because="A layer's gain is learned."),
    layer.variable("bias", "nnx.Param", requirement=1, because="A layer's shift is learned."),
    layer.stays_variable("scale", "bias", requirement=4, finding="param-rebound"),
    lambda evidence: holds_what_was_given(evidence) if evidence.outputs_right else None,
)

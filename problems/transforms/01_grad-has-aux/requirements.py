"""What went into the loss, what was differentiated, and how often the model was evaluated."""

import re

from problems.diagnosis import Diagnosis
from problems.vocabulary import entries_swapped, raised, resembles

DERIVATIVES = ("jax.grad", "jax.value_and_grad", "jax.jacrev", "jax.jacfwd", "nnx.grad", "nnx.value_and_grad")
VALUED = ("jax.value_and_grad", "nnx.value_and_grad", "jax.vjp")
POSITION_OF_HAS_AUX = 3
OF_NOTHING = (
    "The gradient with respect to an integer array is an array of nothing, of dtype `float0`. `allow_int` silences the "
    "complaint; the weights are still no floats."
)


def declares_aux(call):
    return len(call.arguments) >= POSITION_OF_HAS_AUX or any(one.startswith("has_aux=") for one in call.arguments)


def two_passes(evidence):
    """A derivative without an auxiliary output: the metric came from another evaluation.

    Slopes of each example or of what comes after the model leave other ways to the metric: then nothing is said.
    """
    if not evidence.outputs_right or evidence.calls("jax.vmap", "nnx.vmap", "jax.vjp", "jax.jvp"):
        return None
    for call in evidence.calls(*DERIVATIVES):
        if not declares_aux(call):
            return Diagnosis(
                "two-passes",
                f"`{call.name}` in line {call.line} differentiates a function that gives one number, so the metric "
                "did not come out of that call: most likely the model was evaluated again for it. In a large model the "
                "forward pass is a third of the work.",
                5,
                "Pitfalls",
            )
    return None


def value_dropped(evidence):
    """Note that `jax.grad` gives no value, so that the loss came in the extras or from another evaluation."""
    if not evidence.outputs_right or evidence.calls(*VALUED):
        return None
    for call in evidence.calls("jax.grad", "nnx.grad"):
        if declares_aux(call):
            text = (
                f"`{call.name}` in line {call.line} computes the loss and gives only its slope. With the loss among "
                "the extras that is one forward pass; with another call for the loss it is two."
            )
            return Diagnosis("value-dropped", text, None, "The API", is_note=True)
    return None


def integers_allowed(evidence):
    """With `allow_int`, all is well until `w` holds whole numbers, and there an exception is raised."""
    if not any(one.startswith("allow_int=") for call in evidence.calls(*DERIVATIVES) for one in call.arguments):
        return None
    failed = [case for case, seen in evidence.plain() if seen.error is not None]
    if not failed or any(getattr(case.args[0], "dtype", "") != "int32" for case in failed):
        return None
    return Diagnosis("gradient-of-integer", OF_NOTHING, 4, "Pitfalls")


def matrix_joined(evidence):
    """A gradient with two axes was to be joined to the two numbers: that of `x`."""
    for error in evidence.errors():
        if re.search(r"different numbers of dimensions: got \(2,\), \(\d+, \d+\)", error.message):
            return Diagnosis(
                "other-argument",
                "The gradient has two axes, as `x` has, and `w` has one. Without `argnums` the first argument of the "
                "differentiated function is the one that counts.",
                3,
                "Pitfalls",
            )
    return None


CHECKS = (
    raised(
        "TypeError",
        "Gradient only defined for scalar-output functions",
        "Output was (",
        finding="aux-not-declared",
        says="The differentiated function returned a tuple, and JAX took all of it for the value. It has to be told "
        "that only the first entry is differentiated and the rest comes along.",
        requirement=5,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "Gradient only defined for scalar-output functions",
        "Output had shape",
        finding="gradient-of-array",
        says="The differentiated function gave an array, one number per example. A gradient belongs to a single "
        "number, so the loss has to be reduced to one.",
        requirement=1,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "grad requires real- or complex-valued inputs",
        finding="gradient-of-integer",
        says="`w` held whole numbers in this case, and a slope makes no sense where values cannot move a little. "
        "Look at the dtype of what is differentiated.",
        requirement=4,
        read="Pitfalls",
    ),
    raised("", "float0", finding="gradient-of-integer", says=OF_NOTHING, requirement=4, read="Pitfalls"),
    integers_allowed,
    raised(
        "",
        "function with aux output to return a two-element tuple",
        finding="aux-missing",
        says="With `has_aux=True` the differentiated function has to return exactly two things, the loss and the "
        "extras. It returned something else.",
        requirement=5,
        read="The API",
    ),
    raised(
        "AttributeError",
        "no attribute 'backward'",
        finding="backward-called",
        says="`backward` is PyTorch's way: a value there remembers how it was computed. A JAX array remembers nothing; "
        "it is a function that is differentiated, and the slopes are what the new function returns.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "Expected a callable value",
        finding="value-differentiated",
        says="A number that had been computed already was to be differentiated. It does not know where it came from: "
        "JAX wants the function that computes it, not yet called.",
        requirement=3,
        read="The API",
    ),
    *(
        raised(
            type_name,
            *parts,
            finding="aux-by-side-effect",
            says="The metric was carried out of the differentiated function through a variable outside of it. While "
            "JAX differentiates, what is in there are tracers, which mean nothing afterwards; results leave "
            "through `return`.",
            requirement=5,
            read="Pitfalls",
        )
        for type_name, parts in (("UnexpectedTracerError", ()), ("ConcretizationTypeError", ("float",)))
    ),
    *(
        raised(
            "ValueError",
            text,
            finding="unpacked-otherwise",
            says="What came back was taken apart in another way than it is put together. Count the brackets: which "
            "two things come together, and which one comes beside them?",
            requirement=5,
            read="The API",
        )
        for text in ("values to unpack", "Cannot stack arrays with different numbers of dimensions")
    ),
    raised(
        "",
        "Zero-dimensional arrays cannot be concatenated",
        finding="number-joined",
        says="`jnp.concatenate` was given a single number. It joins along an axis, and a number has none; the gradient "
        "has one.",
        requirement=1,
        read="Output",
    ),
    matrix_joined,
    raised(
        "TypeError",
        "got <class 'tuple'>",
        finding="other-argument",
        says="The gradient came as a tuple, one for each argument that `argnums` names. Asked for is the one with "
        "respect to `w`.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "differentiates_the_inputs",
        "differentiates_the_targets",
        finding="other-argument",
        says="The gradient was taken with respect to another argument than `w`: it has that one's size. Without "
        "`argnums` the first argument of the differentiated function is the one that counts.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "swaps_loss_and_metric",
        finding="metric-differentiated",
        says="Loss and metric have changed places, and the slopes are those of the metric: JAX differentiates what "
        "the function returns first.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "differentiates_the_metric",
        finding="metric-differentiated",
        says="Loss and metric are right, but the slopes are those of the metric. Training would then minimize the "
        "number that is only meant to be watched.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "adds_the_metric_to_the_loss",
        "differentiates_the_sum",
        finding="metric-in-the-loss",
        says="The slopes are those of loss plus metric. What comes along as an extra is meant to have no part in the "
        "derivative.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "unpacks_the_wrong_pair",
        finding="unpacked-otherwise",
        says="The right numbers are there, with the metric behind the gradient. What came back was taken apart in "
        "another way than it is put together: which two things come together?",
        requirement=5,
        read="The API",
    ),
    resembles(
        "halves_the_loss",
        finding="loss-halved",
        says="The loss is half of what is asked for, and so is its gradient. A factor of one half is common in "
        "textbooks, because it cancels the two; the task has none.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "keeps_the_sign",
        finding="metric-signed",
        says="The metric is the mean of the differences with their signs, so that errors up and down cancel. The "
        "task asks for their sizes.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "makes_a_column_of_the_targets",
        finding="every-pair-compared",
        says="Every prediction was compared with every target: the shapes `(n,)` and `(n, 1)` broadcast to a table. "
        "Print the shape of the differences; there is one for each example.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "divides_by_the_number_of_weights",
        finding="other-count",
        says="The sums were divided by the number of weights. A mean over all examples divides by how many examples "
        "there are.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "drops_the_sign_after_the_mean",
        finding="metric-signed",
        says="The metric is the size of the mean difference: errors up and down had canceled before the sign was "
        "dropped. The task asks for the mean of the sizes.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "takes_the_root_of_the_loss_as_metric",
        finding="metric-other",
        says="The metric is the root of the loss. That is in the units of `y` too, but large errors count for more in "
        "it than in the mean of the absolute differences.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "sums_instead_of_averaging",
        finding="sum-for-mean",
        says="Loss, metric and gradient are sums over the examples. The task asks for means, which stay comparable "
        "when the number of examples changes.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "sums_the_slopes",
        finding="slopes-summed",
        says="Loss and metric are right. The slopes are those of the sum of the squared differences: too large by as "
        "many times as there are examples.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "takes_the_root",
        finding="root-taken",
        says="The loss is the root of the one that is asked for, and the gradient is that of the root.",
        requirement=1,
        read="Task",
    ),
    entries_swapped(requirement=1),
    two_passes,
    value_dropped,
)

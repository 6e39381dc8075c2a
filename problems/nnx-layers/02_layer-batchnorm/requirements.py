"""What the page asks of the layer, in the page's order."""

from dataclasses import replace

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import Subject, follows, raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

layer = Subject("scale", "bias", "mean", "var")


def buffer(name):
    """Require a Variable of any type but `nnx.Param`."""
    exactly = layer.variable(name, "nnx.Variable", requirement=2, because="It follows the data, not a loss.")

    def check(evidence):
        found = exactly(evidence)
        return None if found is not None and found.id.endswith("-other-type") else found

    return check


def rebound(evidence):
    """Say that a Variable was replaced by a bare array in a call."""
    for mine, _ in layer.pairs(evidence):
        before = {one.name for one in mine.before if one.kind == "variable"}
        for one in mine.after:
            if one.name in {"mean", "var"} and one.name in before and one.kind == "array":
                text = (
                    f"`{one.name}` was a Variable after `__init__` and is a bare array in the end: assigning to "
                    f"`self.{one.name}` replaced the object that carried its role, and no filter finds it any more."
                )
                return Diagnosis("stats-rebound", text, 2, "Pitfalls")
    return None


def memory(case, array):
    return array[:2]


def evaluated(case, array):
    return array[2 + case.args[0].shape[1] :]


RESEMBLED = (
    resembles(
        "momentum_inverted",
        finding="momentum-inverted",
        says="The running statistics are those with `momentum` and `1 - momentum` exchanged. Here, as in Flax, "
        "momentum is the share of the old value that stays; some libraries count the other way.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "sample_variance_kept",
        "sample_variance_everywhere",
        finding="sample-variance",
        says="The variance was divided by one less than the number of rows, as for a sample. This layer uses the mean "
        "of the squared deviations, for normalizing and for the running value alike.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "eval_by_batch",
        "eval_forgotten",
        finding="eval-uses-batch",
        says="The last call was normalized with the mean and variance of `x` itself. Then a prediction for one row "
        "depends on which other rows it arrives with; that is what the running statistics are kept for.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "eval_updates_after",
        "eval_updates_before",
        finding="stats-updated-in-eval",
        says="The running statistics have moved once more than there are batches: the call in evaluation mode updated "
        "them. Looking at test data is not meant to change the model.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "train_by_running",
        "train_by_old_running",
        finding="train-uses-running",
        says="The training call was normalized with the running statistics. In training mode the batch's own ones are "
        "used; the running ones are written and not read.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "never_updated",
        finding="stats-never-updated",
        says="The running mean is still zero and the running variance still one. Either nothing writes to them, or "
        "what was written was lost: under `jax.jit` a module's changes stay inside.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "built_anew",
        finding="memory-lost",
        says="The running statistics know the last batch only. Something starts them again for each batch; look at "
        "where the module is built.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "last_batch",
        finding="no-average",
        says="The running statistics are those of the last batch, whatever `momentum` says. They are meant to move a "
        "part of the way with each batch.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "momentum_fixed",
        "momentum_fixed_at_another",
        finding="momentum-unused",
        says="The running statistics do not depend on the `momentum` that was passed in: they fit a usual default.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "without_eps",
        finding="eps-missing",
        says="A feature that hardly varies, or does not at all, comes out wrong: the variance was used without the "
        "`1e-5` of requirement 3, and a division by zero is near.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "eps_outside",
        finding="eps-outside-root",
        says="A feature that hardly varies comes out too large: `1e-5` was added to the standard deviation. The "
        "formula adds it to the variance.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "variance_from_zero",
        finding="var-start",
        says="The running variance started at zero. It is meant to start at one, so that an untrained layer leaves "
        "its input as it is.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "running_deviation",
        finding="deviation-kept",
        says="Row 1 holds an average of standard deviations. What is kept is the variance; the root comes when it is "
        "used.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "first_batch_returned",
        finding="first-batch-returned",
        says="The training rows are those of the first batch. Requirement 6 asks for the last one.",
        requirement=6,
        read="Task",
    ),
)

CHECKS = (
    raised(
        "",
        "roadcast",
        finding="feature-axis",
        says="Two shapes did not fit. Statistics over the last axis have one number per row, but the running ones "
        "have one per feature: look at which axis is averaged away.",
        requirement=3,
        read="Pitfalls",
    ),
    *RESEMBLED,
    *(replace(one, part=memory) for one in RESEMBLED),
    *(replace(one, part=evaluated) for one in RESEMBLED if one.diagnosis.id == "eval-uses-batch"),
    layer.is_built(requirement=1),
    layer.variable("scale", "nnx.Param", requirement=1, because="A layer's gain is learned."),
    layer.variable("bias", "nnx.Param", requirement=1, because="A layer's shift is learned."),
    buffer("mean"),
    buffer("var"),
    rebound,
    follows(
        "`scale` set to two",
        finding="scale-unused",
        says="The result is not what a layer with that gain gives: the normalized rows are meant to be multiplied by "
        "the `scale` that the module holds. It starts as ones, which hides this.",
        requirement=3,
    ),
    follows(
        "`bias` set to one",
        finding="bias-unused",
        says="The result is not what a layer with that shift gives: the `bias` that the module holds is meant to be "
        "added last. It starts as zeros, which hides this.",
        requirement=3,
    ),
)

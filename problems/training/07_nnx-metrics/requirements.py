"""Averages that went wrong leave their own numbers; metrics that were lost leave none at all."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import calls_absent, raised, resembles
from problems.vocabulary.outputs import results


def resets_first(seen):
    """Whether the first `compute` of a case comes after a reset, and that after an update."""
    names = [call.name.removeprefix("nnx.MultiMetric.") for call in seen.calls if "MultiMetric" in call.name]
    before = names[: names.index("compute")] if "compute" in names else []
    return "update" in before and before[-1] == "reset"


def metrics_lost(evidence):
    tables = [mine for _, mine, _ in results(evidence)]
    if not tables or not all(np.isnan(mine).all() for mine in tables):
        return None
    empty = "Every number is `nan`: the metrics were empty when they were computed. "
    has_jax, has_nnx = (bool(evidence.calls(name)) for name in ("jax.jit", "nnx.jit"))
    was_traced = any(seen.traced for _, seen in evidence.plain())
    if any(resets_first(seen) for _, seen in evidence.plain()) or not (has_jax or was_traced):
        says = "Look at what happens between the last update and `compute`."
        return Diagnosis("reset-before-compute", empty + says, 4, "Pitfalls")
    if has_jax and not has_nnx:
        says = "They were updated under `jax.jit`, which changes a copy and drops it."
        return Diagnosis("jax-jit-drops", empty + says, 3, "Pitfalls")
    says = (
        "An update under `jax.jit` changes a copy that is dropped, which `nnx.jit` does not; and a reset between the last "
        "update and `compute` forgets it."
    )
    return Diagnosis("jax-jit-drops", empty + says, 3, "Pitfalls")


CHECKS = (
    raised(
        "TypeError",
        "positional argument",
        "MultiMetric.update",
        finding="metrics-by-position",
        says="`update` of a MultiMetric takes keywords only. It passes all of them to each metric, and each picks "
        "out those that it knows by name.",
        requirement=3,
        read="Pitfalls",
    ),
    *(
        raised(
            "TypeError",
            f"{metric}.update() takes 1 positional argument",
            finding="metrics-by-position",
            says="`update` of a metric takes keywords only, and picks out those that it knows by name.",
            requirement=3,
            read="Pitfalls",
        )
        for metric in ("Average", "Accuracy", "Welford")
    ),
    raised(
        "ValueError",
        "expected logits.ndim==labels.ndim+1",
        finding="labels-not-integers",
        says="Accuracy wants one integer for each row of `logits`. It was given labels and logits whose numbers of axes "
        "do not fit that.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "Expected keyword argument",
        finding="metric-keyword",
        says="A metric looked for its keyword and did not find it. The name that an Average was built with is the "
        "name that `update` has to pass.",
        requirement=3,
        read="Pitfalls",
    ),
    *(
        raised(
            "TypeError",
            text,
            finding="batch-is-float",
            says="A float was used where Python counts. `batch` is a whole number, but it arrives as a float.",
            read="Inputs",
        )
        for text in ("cannot be interpreted as an integer", "slice indices must be integers", "Static slice indices")
    ),
    metrics_lost,
    resembles(
        "the_mean_of_each_batch",
        "the_mean_of_means_by_hand",
        finding="mean-of-means",
        says="The result is a mean of the batches' means. The last batch is smaller, so each of its examples counts "
        "for more than the others.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "never_resets",
        finding="no-reset",
        says="The first epoch is right. The second contains the first: a metric goes on collecting until it is told "
        "to start anew.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "resets_for_every_batch",
        finding="reset-every-batch",
        says="The numbers are those of the last batch of each epoch alone. What came before it was thrown away.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "drops_the_last_batch",
        finding="last-batch-dropped",
        says="The last, smaller batch of each epoch is missing. Every example counts.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "sums_each_batch",
        finding="loss-summed",
        says="The losses are means of the batches' sums. An Average counts the numbers that it is given: one number "
        "for a whole batch counts once.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "the_other_order",
        finding="columns-swapped",
        says="Loss and accuracy stand in each other's place.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "the_last_epoch_only",
        finding="last-epoch-only",
        says="Only the last epoch came. The task asks for a row per epoch.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "counts_what_is_right",
        finding="accuracy-counted",
        says="The first column is a number of examples. Accuracy is their share.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "in_percent",
        finding="accuracy-in-percent",
        says="The accuracy is in percent. The task asks for a share between 0 and 1.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "one_mean_over_all_epochs",
        finding="epochs-mixed",
        says="Both rows are the same: they are means over all epochs together.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "softmax_before_the_loss",
        finding="softmax-twice",
        says="The losses fit a softmax taken twice. The function of Optax takes logits and takes the softmax itself.",
        requirement=3,
        read="The API",
        part=lambda case, result: result[:, 1],
    ),
    resembles(
        "every_batch_counts_as_full",
        finding="batch-counted-full",
        says="Every batch was counted with `batch` examples. The last one holds fewer, and it is what it holds that counts.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "errors_for_accuracy",
        finding="errors-counted",
        says="The first column is the share of mistakes. Accuracy is the share of what is right.",
        requirement=5,
        read="Task",
        part=lambda case, result: result[:, 0],
    ),
    resembles(
        "total_loss",
        finding="loss-totaled",
        says="The losses are sums over the epoch's examples. The task asks for their mean.",
        requirement=4,
        read="Task",
        part=lambda case, result: result[:, 1],
    ),
    calls_absent(
        "nnx.MultiMetric.update",
        finding="another-route",
        says="You got there without `nnx.MultiMetric`. That is right as well; it does the counting for you when "
        "metrics have to be carried through a compiled step.",
        read="The API",
    ),
)

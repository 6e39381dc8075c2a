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


def rows_exchanged(evidence):
    """Say that the right rows came in another order."""
    found = [(mine, theirs) for _, mine, theirs in results(evidence) if mine.ndim == 2]

    def holds(rows, others):
        return all(any(same(row, other) for other in others) for row in rows)

    if not found or all(same(mine, theirs) for mine, theirs in found):
        return None
    if not all(holds(mine, theirs) and holds(theirs, mine) for mine, theirs in found):
        return None
    text = "The right rows are there, in another order than requirement 6 lists them."
    return Diagnosis("rows-exchanged", text, 6, "Task")


def plainly_run(evidence):
    """Whether nothing was traced, split or merged: then every module that did something was seen."""
    return not any(seen.traced for _, seen in evidence.plain()) and not any(
        call.name.startswith(("nnx.", "copy.")) for call in evidence.calls()
    )


def memory_outside(evidence):
    """Say that the memory which was returned is in no module; silent where a module may have gone unseen."""
    if not evidence.outputs_right or not plainly_run(evidence):
        return None
    for _, seen in evidence.plain():
        found = [module for module in layer.built(seen) if any(one.name == "mean" for one in module.before)]
        if not found:
            return None
        for module in found:
            before, after = (
                next((numbers(one.value) for one in moment if one.name == "mean"), None)
                for moment in (module.before, module.after)
            )
            if before is None or after is None or not same(before, after):
                return None
    text = (
        "The returned rows are right, but no module holds them: `mean` is still what it was at first. Whoever saves "
        "this model, or predicts with it, has a layer without a memory."
    )
    return Diagnosis("memory-outside", text, 4, "Task")


def evaluated_outside(evidence):
    """Note that `__call__` ran for the batches only; a method of another name may do the rest."""
    if not evidence.outputs_right or not plainly_run(evidence):
        return None
    for case, seen in evidence.plain():
        if sum(module.calls for module in layer.built(seen)) != case.args[0].shape[0]:
            return None
    text = (
        "The module's `__call__` ran once for each batch and not on `x`. If evaluation is written out beside the "
        "module, whoever is handed the model alone does not have it."
    )
    return Diagnosis("evaluated-outside", text, None, "The API", is_note=True)


def unless_recognized(part_of):
    """Ask about a part of the results where they are not, as a whole, those of a known mistake."""
    return lambda evidence: None if any(one(evidence) for one in RESEMBLED) else part_of(evidence)


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
        "eval_forgotten",
        finding="eval-is-training",
        says="The call on `x` did what a training call does: it measured `x`, normalized with that, and moved the "
        "memory. In evaluation mode the memory is read and left alone; look at what tells the module its mode.",
        requirement=5,
        read="The API",
    ),
    resembles(
        "eval_by_batch",
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
        says="The running statistics have moved once more than there are batches: the call on `x` updated them too. "
        "Looking at test data is not meant to change the model.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "train_by_running",
        "train_by_old_running",
        finding="train-uses-running",
        says="The rows for the last batch were normalized with the running statistics. In training mode the batch's "
        "own ones are used; the running ones are written and not read.",
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
        says="The row for `var` holds an average of standard deviations. What is kept is the variance; the root comes "
        "when it is used.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "over_everything",
        finding="one-for-all",
        says="Mean and variance are one number for the whole batch. Every feature has its own; look at which axes are "
        "averaged away.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "divides_by_variance",
        finding="root-missing",
        says="The deviations were divided by the variance itself. Then the result has another unit than `bias`; compare "
        "what is below the fraction line with requirement 3.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "around_running_mean",
        finding="other-center",
        says="The variance fits deviations from the running mean. Both `m` and `v` are this batch's own; look at "
        "what the deviations are taken from.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "last_batch_again",
        finding="batch-counted-twice",
        says="The memory has taken the last batch in twice. Every training call moves it, also one that is made for "
        "its result only.",
        requirement=6,
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
    rows_exchanged,
    *(unless_recognized(replace(one, part=memory)) for one in RESEMBLED if one.diagnosis.id != "eval-is-training"),
    *(
        unless_recognized(replace(one, part=evaluated))
        for one in RESEMBLED
        if one.diagnosis.id in {"eval-uses-batch", "root-missing"}
    ),
    layer.is_built(requirement=1),
    layer.variable("scale", "nnx.Param", requirement=1, because="A layer's gain is learned."),
    layer.variable("bias", "nnx.Param", requirement=1, because="A layer's shift is learned."),
    buffer("mean"),
    buffer("var"),
    layer.stays_variable("mean", "var", requirement=2, finding="stats-rebound"),
    memory_outside,
    evaluated_outside,
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

"""Three limits and a weight: which of them moved says what was trained, and by which rule."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import entry_is, raised, resembles, update_swapped
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

LIMITS = (True, True, True, False)


def third_decays(evidence):
    """The third limit is the second one: either it was a Param after all, or every Variable was trained."""
    rows = [(mine, theirs) for _, mine, theirs in results(evidence) if theirs.shape == (4,)]
    if not rows or not all(same(mine[2], theirs[1]) and not same(mine[2], theirs[2]) for mine, theirs in rows):
        return None
    limits = [each for _, module in evidence.modules() for each in module.before if each.name == "limit"]
    if any(each.kind == "variable" and "nnx.Param" not in each.bases for each in limits):
        says = (
            "The third limit decayed although it was no Param. The optimizer was told to train more than Params: as a "
            "filter, `nnx.Variable` is everything."
        )
        return Diagnosis("wrt-everything", says, 4, "Pitfalls")
    says = (
        "The third limit decayed as the second one did: to the optimizer it was a Param as well. A subclass of "
        "`nnx.Param` counts as one."
    )
    return Diagnosis("limit-always-param", says, 4, "Pitfalls")


NO_DECAY = resembles(
    "adam_without_decay",
    finding="no-decay",
    says="The second limit stayed where it was, and the weight fits plain Adam. With a gradient of zero Adam makes "
    "no step; it is the decay that moves what nobody uses.",
    requirement=3,
    read="Pitfalls",
)


def default_decay(evidence):
    """Nearly no decay, but not quite."""
    if NO_DECAY(evidence) is None or all(mine[1] == mine[2] for _, mine, _ in results(evidence)):
        return None
    says = "The second limit moved by a hair only: `optax.adamw` decays by `1e-4` unless told otherwise."
    return Diagnosis("default-decay", says, 3, "The API")


def lost_in_jit(evidence):
    """Nothing moved, in a function that JAX has compiled."""
    rows = [(mine, theirs) for _, mine, theirs in results(evidence) if theirs.shape == (4,)]
    stayed = [same(mine, np.where(LIMITS, theirs[2], 0)) for mine, theirs in rows]
    traced = any(seen.traced for _, seen in evidence.plain()) and not evidence.calls("nnx.jit")
    if not stayed or not all(stayed) or not (traced or evidence.calls("jax.jit")):
        return None
    says = (
        "Neither the limits nor the weight moved: the steps ran under `jax.jit`, which works on a copy of the model "
        "and drops it."
    )
    return Diagnosis("jax-jit-drops", says, 2, "The API")


def second_stays(evidence):
    rows = [(case, mine) for case, mine, theirs in results(evidence) if theirs.shape == (4,)]
    if evidence.outputs_right or not rows or not all(mine[1] == np.float32(case.args[2]) for case, mine in rows):
        return None
    says = "The second limit stayed where it was: the rule of the second run had no decay that reached it."
    return Diagnosis("no-decay", says, 3, "Pitfalls")


def plain_array(evidence):
    """The third limit has no wrapper at all: the numbers cannot tell."""
    limits = [each.kind for _, module in evidence.modules() for each in module.before if each.name == "limit"]
    params = sum(each.kind == "variable" for _, module in evidence.modules() for each in module.before)
    if not evidence.outputs_right or "array" not in limits or not params:
        return None
    says = (
        "The numbers are right, but the third limit is a bare array. The task asks for a Variable: without a wrapper a "
        "buffer has no type, and no filter can pick it out."
    )
    return Diagnosis("limit-not-wrapped", says, 4, "Task")


CHECKS = (
    raised(
        "ValueError",
        "pytree structure error",
        finding="wrt-disagrees",
        says="The optimizer and the gradients are about different Variables. `nnx.grad` gives gradients for Params; an "
        "optimizer for every Variable misses some.",
        requirement=4,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "cannot be interpreted as an integer",
        finding="steps-is-float",
        says="A float was used where Python counts. `steps` is a whole number, but it arrives as a float.",
        read="Inputs",
    ),
    update_swapped(requirement=3),
    lost_in_jit,
    resembles(
        "one_model_for_all_runs",
        finding="model-reused",
        says="The second and third run went on from where the one before had ended: one model went through all of them. "
        "A run starts with a new one.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "one_model_limit_reset",
        "one_weight_for_the_runs_with_adamw",
        finding="model-reused",
        says="The limits are right. The weight went on from where a run before had left it: a run starts with a new model, "
        "whose weight is zero.",
        requirement=2,
        read="Task",
    ),
    third_decays,
    resembles(
        "never_a_param",
        finding="limit-never-param",
        says="The second limit stayed where it was, as a Variable would. In the first two runs the limit is meant to "
        "be a Param.",
        requirement=3,
        read="Task",
    ),
    default_decay,
    NO_DECAY,
    resembles(
        "decay_in_the_loss",
        "decay_before_adam",
        finding="decay-in-the-loss",
        says="The decay went through Adam as if it were a gradient. Adam divides by the size of the gradient, so "
        "everything decays at one speed, whatever the decay; AdamW keeps the two apart.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "decay_under_sgd_too",
        finding="sgd-decays",
        says="The first limit moved: there was weight decay under SGD as well. The first run is meant to have none.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "the_limit_is_read",
        finding="limit-has-gradient",
        says="The first limit moved under plain SGD, so it has a gradient: the forward pass reads it.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "one_step",
        finding="one-step",
        says="The result fits a single step, whatever `steps` is.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "weight_of_the_first_run",
        finding="other-weight",
        says="The limits are right. The weight is that of the run with SGD.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "weight_under_adamw_as_a_starter",
        finding="start-forgotten",
        says="The limit started from one, whatever `start` is.",
        requirement=1,
        read="Inputs",
    ),
    resembles(
        "never_updates",
        finding="nothing-trained",
        says="Neither the limits nor the weight moved: nothing that was computed from the gradients reached these "
        "models.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "decay_by_position",
        finding="decay-by-position",
        says="The second limit moved by a hair only, and the weight fits another Adam: the decay arrived as something "
        "else. The second argument of `optax.adamw` is not the decay.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "sums_the_squares",
        finding="loss-summed",
        says="The weight fits a loss that is a sum over the points, not their mean. Adam nearly hides it: it divides by the "
        "size of the gradient, which only shows where gradients are tiny.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "half_the_square",
        finding="loss-halved",
        says="The weight fits a loss of half the size, as `optax.l2_loss` has it. Adam nearly hides it: it divides by the "
        "size of the gradient, which only shows where gradients are tiny.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "an_optimizer_for_each_step",
        finding="optimizer-forgets",
        says="The limits are right. The weight fits an Adam whose every step is its first: its averages were lost from one "
        "step to the next.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "weight_starts_at_one",
        finding="weight-start",
        says="The limits are right. The weight is that of a model that did not start where the task has it.",
        requirement=1,
        read="Task",
    ),
    entry_is(
        1,
        lambda case, right: case.args[2] * (1 - case.args[3]) ** case.args[4],
        finding="decay-without-rate",
        says="The second limit fits a decay that the rate has no part in. AdamW's step is the rate times something, and "
        "that holds for its decay as well.",
        requirement=3,
        read="The API",
    ),
    second_stays,
    plain_array,
)

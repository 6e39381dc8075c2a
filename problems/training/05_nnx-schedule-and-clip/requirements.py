"""Two rows: which rate was meant in each step, and what the losses say about the rate that was used."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles, unless, update_swapped
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

TABLE_AXES = 2


UPDATE_SWAPPED = update_swapped(requirement=4, read="The API")


def losses_stay(evidence):
    """Tell whether the rates are right, and the losses never change."""
    tables = [(mine, theirs) for _, mine, theirs in results(evidence) if theirs.ndim == TABLE_AXES]
    return bool(tables) and all(
        same(mine[0], theirs[0]) and same(mine[1], 0 * theirs[1] + theirs[1, 0]) for mine, theirs in tables
    )


def lost_in_jit(evidence):
    """The losses never change, in a function that JAX has compiled."""
    losses = [mine[1] for _, mine, theirs in results(evidence) if theirs.ndim == TABLE_AXES]
    traced = any(seen.traced for _, seen in evidence.plain()) and not evidence.calls("nnx.jit")
    stays = bool(losses) and all(same(mine, 0 * mine + mine[0]) for mine in losses)
    if not stays or not (traced or evidence.calls("jax.jit")):
        return None
    says = (
        "The losses never change: the steps ran under `jax.jit`, which works on a copy of the model and of the "
        "optimizer, and drops it."
    )
    return Diagnosis("jax-jit-drops", says, 4, "The API")


def never_updated(evidence):
    """The losses never change, and no optimizer of NNX made a step."""
    if not losses_stay(evidence) or evidence.calls("nnx.Optimizer.update"):
        return None
    says = (
        "The losses never change, and `optimizer.update` never ran: the model has the same numbers in every step. Where "
        "steps are computed in another way, the new Params have to get into the model that the next loss is taken from, "
        "and the rate has to be that of the step."
    )
    return Diagnosis("never-updated", says, 4, "The API")


def rate_captured(evidence):
    """The losses never change, although an optimizer updated the model."""
    if not losses_stay(evidence):
        return None
    says = (
        "The losses never change, as with the schedule's first rate, zero, in each step. Either the schedule was called once "
        "and for all, or the counter that it follows started anew, or another model was updated than the one that the "
        "losses are taken from."
    )
    return Diagnosis("rate-captured", says, 3, "Pitfalls")


CHECKS = (
    *(
        raised(
            "TypeError",
            "unsupported operand",
            "'function'",
            *parts,
            finding="schedule-arithmetic",
            says="A schedule stood in arithmetic. It is a function from a step to a rate; calling it gives a number.",
            requirement=3,
            read="The API",
        )
        for parts in ((), ("float",))
    ),
    raised(
        "ValueError",
        "requires positive decay_steps",
        finding="decay-steps",
        says="No step is left for the decay: `decay_steps` is the length of the whole schedule, and the warmup is a "
        "part of it.",
        requirement=2,
        read="Pitfalls",
    ),
    UPDATE_SWAPPED,
    lost_in_jit,
    unless((UPDATE_SWAPPED, lost_in_jit), never_updated),
    unless((UPDATE_SWAPPED, lost_in_jit, never_updated), rate_captured),
    resembles(
        "counts_from_one",
        finding="counts-from-one",
        says="Rates and losses are those of a schedule that is one step ahead: the first step used the rate of step 1. "
        "Steps are counted from zero.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "rates_of_the_next_step",
        "reads_the_counter_after_the_step",
        finding="rate-shifted",
        says="The losses are right, and the rates are shifted by one: each is that of the following step. The "
        "schedule counts from zero, and the optimizer's counter has moved on once `update` has run.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "the_peak_all_along",
        finding="rate-constant",
        says="The rates are right, but the losses fit a model that was trained with the peak rate all along. The "
        "schedule was evaluated beside the training and not used in it.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "clips_last",
        finding="clip-last",
        says="The losses fit a chain that clips last. It then limits the step, rate included, and not the gradient. "
        "A chain works from left to right.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "does_not_clip",
        finding="not-clipped",
        says="The losses fit a training without any clipping.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "clips_each_number",
        "clips_each_array",
        "clips_each_array_by_its_norm",
        finding="clipped-each",
        says="The gradient was clipped piece by piece. That changes its direction; the global norm is one number for "
        "all Params together, and only the length changes.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "scales_to_norm_one",
        finding="always-normalized",
        says="Every gradient was brought to norm one, the short ones too. To clip is to shorten what is too long and "
        "to leave the rest.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "decay_after_the_warmup",
        finding="decay-steps",
        says="The rate comes down too fast: the fall has `warm` steps too few. `decay_steps` is the length of the whole "
        "schedule, and the warmup is a part of it.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "decay_without_the_warmup",
        "joins_a_fall_of_total_steps",
        finding="decay-steps",
        says="The rate comes down too slowly: the fall alone takes `total` steps, and is not over at step `total`. In "
        "`warmup_cosine_decay_schedule` `decay_steps` counts the warmup too; a schedule that is joined to another "
        "counts only its own steps.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "joins_a_step_too_late",
        finding="peak-twice",
        says="The rate is at its peak in two steps, `warm` and the one after it, and is one step behind from there on.",
        requirement=2,
        read="Task",
        part=lambda case, result: result[:1],
    ),
    resembles(
        "no_bias",
        finding="bias-stays-zero",
        says="The rates are right, and the losses fit a layer whose bias is missing or stays at zero. The task asks for an "
        "`nnx.Linear` as it comes, and moves all Params.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "no_warmup",
        finding="no-warmup",
        says="The rates start at the peak. The task asks for a warmup from zero.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "linear_decay",
        finding="linear-decay",
        says="After the peak the rate falls along a straight line. The task asks for half a cosine wave.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "losses_after_the_steps",
        finding="losses-after-step",
        says="The rates are right, and the losses are shifted by one: each belongs to the model after its step.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "adam_for_descent",
        "adamw_for_descent",
        finding="other-rule",
        says="The rates are right, and the losses fit Adam. The task asks for plain gradient descent.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "rows_swapped",
        finding="rows-swapped",
        says="Rates and losses stand in each other's place.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "climbs",
        finding="climbs",
        says="The rates are right, and the model moves uphill. A gradient points uphill; `optax.sgd` turns the sign, and a "
        "part that only scales does not.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "scales_a_rate_by_the_schedule",
        finding="rate-squared",
        says="The rates are right, but a step is as long as the product of two rates: the schedule scaled steps that had a "
        "rate in them already. Each part of a chain multiplies what the one before it gives.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "momentum",
        finding="momentum",
        says="The rates are right, and the losses fit descent with momentum. The task asks for plain gradient descent.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "sums_the_squares",
        finding="loss-summed",
        says="The losses are sums over all elements, not their means; the gradients are longer too, and are clipped more "
        "often.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "reaches_the_ends_early",
        finding="ends-included",
        says="The rate is at its peak and at zero one step too early. Step `warm` has the peak, and the zero belongs to "
        "step `total`, which is no longer made; `linspace` puts a number on either end.",
        requirement=2,
        read="Task",
        part=lambda case, result: result[:1],
    ),
    resembles(
        "the_peak_as_the_start",
        finding="schedule-order",
        says="The rates start at the peak and go down from there: the schedule got its arguments in another order. The "
        "first number is where it starts, the second its peak.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "one_step_more",
        finding="one-step-more",
        says="There is one step more than `total`. The rate is zero at step `total`, which is the first one that is not "
        "made.",
        requirement=4,
        read="Task",
    ),
)

"""Losses that stay where they are have several causes; the calls that were seen tell which."""

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import bias_missing, pair_swapped, raised, resembles, traced
from problems.vocabulary.check import same
from problems.vocabulary.optimizers import swaps_update
from problems.vocabulary.outputs import results

COMPILERS = ("nnx.jit", "jax.jit", "nnx.scan", "jax.lax.scan", "jax.lax.fori_loop", "jax.lax.while_loop")


def is_compiled(evidence):
    return bool(evidence.calls(*COMPILERS)) or any(seen.traced for _, seen in evidence.plain())


def losses_stay(evidence):
    curves = [mine for _, mine, _ in results(evidence)]
    if evidence.outputs_right or not curves or not all(same(mine, 0 * mine + mine[0]) for mine in curves):
        return None
    stays = "Every loss is the first one: the model was not trained, and nothing was raised. "
    updates = evidence.calls("nnx.Optimizer.update")
    if swaps_update(evidence):
        says = "`update` got the gradients where it expects the model, so it is them that it changed."
        return Diagnosis("update-swapped", stays + says, 3, "Pitfalls")
    plain = [seen for _, seen in evidence.plain()]
    if any(sum(module.origin == "init" for module in seen.modules) > 1 for seen in plain):
        says = "More than one model was built in one call, and each one starts with the same weights."
        return Diagnosis("model-rebuilt", stays + says, 1, "Pitfalls")
    if any(not is_concrete(module) for seen in plain for module in seen.modules if module.origin == "init"):
        says = "The model was built inside of a compiled function: each call of that function starts with a new one."
        return Diagnosis("model-rebuilt", stays + says, 1, "Pitfalls")
    has_jax, has_nnx = (bool(evidence.calls(name)) for name in ("jax.jit", "nnx.jit"))
    if has_jax and not has_nnx:
        says = (
            "The step ran under `jax.jit`, which takes a model apart, works on a copy, and drops the copy. Only what "
            "the function returns gets out."
        )
        return Diagnosis("jax-jit-drops", stays + says, 4, "Pitfalls")
    if updates and is_compiled(evidence) and (has_jax or not has_nnx):
        says = (
            "A compiled step ran, and nothing of what it did to the model came out. `jax.jit` works on a copy and drops "
            "it, which `nnx.jit` does not. Compare which of the two stands at your step."
        )
        return Diagnosis("jax-jit-drops", stays + says, 4, "Pitfalls")
    says = "Nothing that was computed from the gradients reached this model."
    return Diagnosis("nothing-trained", stays + says, 3, "The API")


def is_concrete(module):
    """Whether its Variables hold numbers; those of a model that was built under a transform do not."""
    return all(numbers(seen.value) is not None for seen in module.after if seen.kind == "variable")


def updates_outside(case, seen):
    """How many updates changed a model that stands outside of everything compiled; 0 where that is not sure."""
    if not all(map(is_concrete, seen.modules)):
        return 0
    updates = [call for call in seen.calls if call.name == "nnx.Optimizer.update"]
    ran = sum(call.arguments[1:2] != () and call.arguments[1].startswith("module#") for call in updates)
    return ran if ran >= case.args[5] else 0


def not_compiled(evidence):
    if not evidence.outputs_right:
        return None
    if not is_compiled(evidence):
        says = (
            "The losses are right, but the step was not compiled as one: its operations went to the device one by one. "
            "For a real model that is many times slower."
        )
        return Diagnosis("not-compiled", says, 4, "Task")
    ran = max((updates_outside(case, seen) for case, seen in evidence.plain()), default=0)
    if not ran:
        return None
    says = (
        f"`update` ran {ran} times in one call, outside of everything compiled. The code of a compiled step, its update "
        "included, runs while it is traced and not again. Look at where the compiled part ends."
    )
    return Diagnosis("not-compiled", says, 4, "Task")


CHECKS = (
    raised(
        "",
        "None is not a valid value for jnp",
        finding="step-returns-nothing",
        says="`None` was to become an array: the step came to its end without a `return`. The changes of its arguments "
        "come out by themselves, the loss does not.",
        requirement=5,
        read="The API",
    ),
    raised(
        "TypeError",
        "unsupported operand",
        "'State'",
        finding="state-arithmetic",
        says="A state stood in arithmetic. It is a mapping from names to Variables; what can be multiplied and "
        "subtracted are the arrays in it, one by one.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "'State' object is not callable",
        finding="state-called",
        says="A state was called like a model. `update` changes the model in place; what it gives back are the changes "
        "that it made.",
        requirement=3,
        read="The API",
    ),
    raised(
        "ValueError",
        "from different trace level",
        finding="model-by-closure",
        says="The compiled function differentiates or changes a model that it did not get as an argument. A transform sees "
        "what is passed in; what comes from outside is foreign to it, and it refuses.",
        requirement=4,
        read="Pitfalls",
    ),
    raised(
        "TraceContextError",
        "different trace level",
        finding="model-by-closure",
        says="The compiled function changes something that it did not get as an argument: a model or an optimizer, whose "
        "averages are changed by each step too. What comes from outside is foreign to a transform, and it refuses.",
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
    pair_swapped(requirement=3),
    bias_missing(requirement=1),
    losses_stay,
    resembles(
        "truncates_the_rate",
        finding="rate-truncated",
        says="The losses fit a step size cut down to a whole number. Of the numbers that arrive, look at which ones are "
        "counts.",
        requirement=3,
        read="Inputs",
    ),
    resembles(
        "jax_jit_that_returns_the_model",
        finding="optimizer-forgets",
        says="The model learns, but every step is like Adam's first: its running averages are lost from one step to "
        "the next. The optimizer holds state as the model does, and has to live as long.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "losses_after_the_steps",
        finding="losses-after-step",
        says="The losses are shifted by one: each belongs to the model after its step. The task asks for the loss "
        "that the step started from.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "one_loss_too_many",
        finding="one-too-many",
        says="There is one loss more than there are steps.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "only_the_last_loss",
        finding="last-loss-only",
        says="Only the last loss came. The task asks for one per step.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "plain_descent",
        "weight_decay",
        finding="other-rule",
        says="The first loss is right and the following ones fit another rule. The task asks for plain Adam.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "sums_the_squares",
        finding="loss-summed",
        says="The loss is a sum over all elements, not their mean. Adam hides it: it divides by the size of the "
        "gradient, so the model learns as it should.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "mean_over_rows_only",
        finding="loss-per-row",
        says="The losses are means over the rows, but sums over the outputs of each row. The task asks for the mean over "
        "every element of the difference.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "row_by_row",
        finding="row-by-row",
        says="The losses fit a model that moved after each row of `x`. Here a step is one update, with the loss "
        "over all rows together.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "one_row_each_step",
        finding="row-by-row",
        says="The losses fit steps that saw one row of `x` and `y` each, the next row in the next step. Here every step is "
        "on all of them together.",
        requirement=3,
        read="Task",
    ),
    not_compiled,
    traced(
        lambda case: 2,
        finding="traced-every-step",
        says="The step was traced `{count}` times in one call. What is compiled belongs to the function that `jit` "
        "gave back, and to the static values that it was called with: a new one each time is compiled each time, which "
        "costs more than it saves.",
        requirement=4,
        read="Pitfalls",
    ),
)

"""What the three numbers, and the one call that matters, say about a training step."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import pair_swapped, raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.optimizers import swaps_update
from problems.vocabulary.outputs import results


def untrained(evidence):
    """Whether every loss stayed where it was, and the bias at zero."""
    triples = [mine for _, mine, _ in results(evidence)]
    return bool(triples) and all(same(mine[1], mine[0]) and same(mine[2], 0 * mine[2]) for mine in triples)


def nothing_trained(evidence):
    if evidence.outputs_right or not untrained(evidence):
        return None
    same_as_before = "The loss after the step is the loss before it, and the bias is still zero: "
    updates = evidence.calls("nnx.Optimizer.update")
    if swaps_update(evidence):
        says = (
            "the model was not trained, without an error. `update` got the gradients where it expects the model, so "
            "it changed the gradients."
        )
        return Diagnosis("update-swapped", same_as_before + says, 3, "Pitfalls")
    if any(module.origin != "init" for _, seen in evidence.plain() for module in seen.modules):
        says = "the model that was measured last is a copy, and not the one that was trained."
        return Diagnosis("other-model", same_as_before + says, 4, "Pitfalls")
    has_jax, has_nnx = (bool(evidence.calls(name)) for name in ("jax.jit", "nnx.jit"))
    if has_jax and not has_nnx:
        says = "the step ran under `jax.jit`, which works on a copy of the model and drops what happens to it."
        return Diagnosis("jax-jit-drops", same_as_before + says, 3, "Pitfalls")
    if updates and any(seen.traced for _, seen in evidence.plain()) and (has_jax or not has_nnx):
        says = (
            "a compiled step ran, and nothing of what it did to the model came out. `jax.jit` works on a copy and drops "
            "it, which `nnx.jit` does not. Compare which of the two stands at your step."
        )
        return Diagnosis("jax-jit-drops", same_as_before + says, 3, "Pitfalls")
    built = [seen for _, seen in evidence.plain() if sum(module.origin == "init" for module in seen.modules) > 1]
    if built:
        says = "more than one model was built, and the one that was measured last is not the one that was trained."
        return Diagnosis("other-model", same_as_before + says, 4, "Pitfalls")
    if updates:
        says = (
            "`update` ran, and nothing moved. Gradients are zero where the loss does not depend on the very argument that "
            "it is differentiated for; and an optimizer leaves alone what its `wrt` does not select."
        )
        return Diagnosis("update-moves-nothing", same_as_before + says, 3, "The API")
    says = (
        "nothing changed this model. Gradients, and arrays that are computed from them, are new values beside the "
        "model; look for what would put them into it."
    )
    return Diagnosis("nothing-trained", same_as_before + says, 3, "Pitfalls")


def constant_rate(evidence):
    """The bias starts at zero, so its size is the rate that was used times the gradient."""
    rates = {
        (case.args[4], round(float(mine[2] / theirs[2]) * case.args[4], 4))
        for case, mine, theirs in results(evidence)
        if same(mine[0], theirs[0]) and abs(theirs[2]) > np.float32(1e-3)
    }
    used = {rate for _, rate in rates}
    if len(rates) < 3 or len(used) != 1 or 0 in used or len({given for given, _ in rates}) < 2:
        return None
    says = f"Whatever `lr` was passed, the bias moved as with a learning rate of `{used.pop():.4g}`."
    return Diagnosis("rate-constant", says, 2, "Inputs")


CHECKS = (
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
    *(
        raised(
            "AttributeError",
            f"no attribute '{name}'",
            finding="torch-step",
            says=f"`.{name}` is PyTorch's way, where gradients are stored in the weights. In JAX a gradient is the value of "
            "a function: it is returned, and then handed to whoever uses it.",
            requirement=3,
            read="The API",
        )
        for name in ("zero_grad", "backward", "grad")
    ),
    raised(
        "AttributeError",
        "object has no attribute 'init'",
        finding="rule-is-missing",
        says="The optimizer was given something that is no rule. A rule is what a function of Optax gives back when it "
        "is called with a learning rate.",
        requirement=2,
        read="The API",
    ),
    pair_swapped(requirement=3),
    nothing_trained,
    resembles(
        "reports_the_first_loss_twice",
        finding="loss-not-recomputed",
        says="The bias moved, but both losses are that of the model before the step. A number that was computed "
        "earlier does not follow the model; it has to be computed again.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "both_losses_at_the_end",
        finding="loss-before-late",
        says="Both losses belong to the model after the step. The model is changed in place, so once `update` has "
        "run, nothing can measure the old one.",
        requirement=4,
        read="Pitfalls",
        part=lambda case, result: result[:2],
    ),
    resembles(
        "bias_of_the_start",
        finding="bias-too-early",
        says="The losses are right, but the bias is zero, as it was before the step. An array that was read out "
        "earlier does not change with the model.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "sums_the_squares",
        finding="loss-summed",
        says="The loss is a sum over all elements, not their mean. The gradient grows with it, and so does the step "
        "that one learning rate makes.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "mean_over_rows_only",
        finding="loss-per-row",
        says="The loss is a mean over the rows, but a sum over the outputs of each row. The task asks for the mean "
        "over every element of the difference.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "half_the_square",
        finding="loss-halved",
        says="The loss is half of what is asked for, and so is the step. Some formulas carry a factor of one half, "
        "`optax.l2_loss` among them; the mean of the squares does not.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "absolute_error",
        finding="loss-absolute",
        says="The loss is the mean of the absolute differences. The task asks for their squares.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "root_of_the_mean",
        finding="loss-rooted",
        says="The loss is the root of what is asked for, and the gradient is another one with it. The task stops at the "
        "mean of the squares.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "updates_for_weights",
        finding="updates-for-weights",
        says="The first loss is right, and the new weights are the step alone: what an Optax rule gives back is not where "
        "the weights are then, but how far they are to move.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "gradient_for_bias",
        finding="gradient-for-bias",
        says="The last number is the bias's gradient. The task asks where the bias is after the step.",
        requirement=4,
        read="Task",
        part=lambda case, result: result[2:],
    ),
    resembles(
        "climbs",
        finding="climbs",
        says="The model moved uphill: the same distance, in the opposite direction. The gradient points uphill. "
        "Optax's rules turn the sign themselves, so that a second minus undoes it.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "truncates_the_rate",
        finding="rate-truncated",
        says="The result fits a learning rate without its fraction. Seed and features are whole numbers that arrive "
        "as floats; `lr` is meant as it is.",
        requirement=2,
        read="Inputs",
    ),
    resembles(
        "adam",
        "adamw",
        finding="other-rule",
        says="The first loss is right, and the step fits Adam: it moves every weight by about `lr`, however large "
        "its gradient is. The task asks for plain gradient descent.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "with_momentum_twice",
        "moves_twice_along_one_gradient",
        finding="two-steps",
        says="The model was moved twice. The task asks for one step.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "steps_again_to_measure",
        finding="two-steps",
        says="Both losses are right, but the bias is that of a model that made two steps: it was moved once more, when the "
        "second loss was measured or after that.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "trains_the_kernel_only",
        finding="bias-not-trained",
        says="The kernel moved and the bias did not. `wrt` says which Variables the optimizer trains: the task asks "
        "for all the Params.",
        requirement=2,
        read="The API",
    ),
    constant_rate,
)

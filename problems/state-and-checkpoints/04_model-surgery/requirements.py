"""What each belief about heads, bodies and optimizers gives, most specific first."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles


def optimizer_stale(evidence):
    """Recognize averages of another shape than the gradients: nothing is subtracted, and not inside of the model."""
    for error in evidence.errors():
        clash = error.type_name == "TypeError" and "incompatible shapes for broadcasting" in error.message
        inside = bool(error.frames) and error.frames[-1].function == "__call__"
        if clash and not inside and "sub got" not in error.message:
            text = (
                "An array of the old head's shape met one of the new head's. Adam keeps two averages for every "
                "parameter, in the shapes that the model had when the optimizer was made; look at the order of the "
                "lines."
            )
            return Diagnosis("optimizer-stale", text, 4, "Pitfalls")
    return None


CHECKS = (
    optimizer_stale,
    raised(
        "TypeError",
        "sub got incompatible shapes for broadcasting",
        finding="target-of-another-length",
        says="Arrays of different lengths were subtracted from each other. If that is the loss: until the swap the "
        "model gives as many numbers as `old` has, and afterwards as many as `new`; look at which target each of the "
        "two steps was given.",
        read="Task",
    ),
    raised(
        "ValueError",
        "Incompatible types for broadcasting",
        finding="head-written-over",
        says="Numbers of one shape were written into a Variable of another. `variable[...] = array` fills the array "
        "that is there, and that one still has the old head's shape; a new size needs a new layer.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "bare_arrays",
        "bare_kernel",
        "plain_variables",
        finding="head-not-param",
        says="The result fits a head that is used but not trained. An optimizer with `wrt=nnx.Param` finds parameters "
        "by their wrapper; look at what type the new head's attributes have after the swap.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "builds_a_new_model",
        "builds_a_new_model_from_the_seed",
        finding="body-lost",
        says="The result fits a model whose body is new as well. What the body learned in the first step is the "
        "reason for keeping it.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "head_from_the_same_seed",
        finding="head-same-seed",
        says="The result fits a head drawn from a fresh stream of the same seed. Its first key is the one that the "
        "body got at the beginning; a stream that goes on gives keys that nobody has had.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "head_from_another_seed",
        "head_from_a_fixed_seed",
        finding="head-other-seed",
        says="The result fits a head drawn from a stream of its own, with another seed. The task draws it from the "
        "stream that the first two layers came from, where that one goes on.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "transplants_the_body",
        finding="head-drawn-late",
        says="The result fits a head whose key comes too late: it is the one that the stream gives after one more layer "
        "was drawn. Look at what else was built from `rngs` before the new head.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "freezes_the_body",
        finding="body-frozen",
        says="The result fits a second step that moves the head alone. Here every Param of the changed model is "
        "trained.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "returns_the_output_before_the_step",
        finding="output-before-step",
        says="The result fits the output before the second step of training. A step changes the model, so the moment "
        "of the call matters.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "skips_the_first_step",
        finding="first-step-missing",
        says="The result fits a body that was never trained toward `old`. Both steps belong to the task.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "swaps_the_arguments_of_update",
        finding="update-swapped",
        says="The result fits a model that no step has changed. `optimizer.update` takes the model first and the "
        "gradients second; in the other order it raises nothing and trains nothing.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "plain_descent",
        finding="optimizer-other",
        says="The result fits plain gradient descent. Adam divides every gradient by its own size, so its first step "
        "moves all parameters equally far.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "counts_the_arrays",
        finding="arrays-counted",
        says="The outputs are right, and the last number fits a count of arrays. Asked for is how many numbers these "
        "arrays hold together.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "counts_the_head",
        finding="count-head-only",
        says="The outputs are right, and the last number fits the head's Params alone. The body has Params too.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "counts_the_old_model",
        finding="count-other",
        says="The outputs are right, and the last number fits the model before the swap. The head's size has changed "
        "since.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "without_tanh",
        "relu",
        finding="activation-other",
        says="The result fits another function, or none, between body and head. The task names the one to use.",
        requirement=1,
        read="Task",
    ),
)

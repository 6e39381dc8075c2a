"""What the five numbers say about what is shared, and with whom."""

from problems.vocabulary import entry_is, raised, resembles

CHECKS = (
    raised(
        "KeyError",
        "encoder",
        finding="one-name-in-state",
        says="A name was looked up that is not there. A shared Variable stands in a state, or among gradients, under one "
        "of its names only.",
        requirement=3,
        read="The API",
    ),
    raised(
        "ValueError",
        "Incorrect number of leaves",
        finding="counted-twice",
        says="Another number of arrays was put back than the structure has places for. In the structure a tied weight "
        "has one place.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "ties_by_value",
        "ties_by_value_encoder_first",
        finding="tied-by-value",
        says="The kernel is there twice: two Variables with the same numbers, two gradients, and a change of one does "
        "not reach the other. A tie is one object in two places.",
        requirement=1,
        read="Pitfalls",
    ),
    entry_is(
        0,
        lambda case, right: right[0] * 2,
        finding="counted-twice",
        says="The first number is 2. The tied kernel was counted once for each place that holds it; `nnx.state` of the "
        "whole model has it once.",
        requirement=2,
        read="Pitfalls",
    ),
    entry_is(
        0,
        lambda case, right: case.args[1].shape[0] * case.args[2],
        finding="counts-elements",
        says="The first number is how many elements the kernel has. A leaf is a whole array.",
        requirement=2,
    ),
    entry_is(
        1,
        lambda case, right: right[1] * 2,
        finding="gradient-split",
        says="There are two gradients for one weight, each with the share of one use. To follow either of them is to "
        "train half. `jax.grad` sees a tree with two places; the sum over both is what belongs to the Variable.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        2,
        lambda case, right: right[2] * 2,
        finding="half-forgotten",
        says="The third number is twice the right one: the loss has a factor of a half.",
        requirement=3,
    ),
    resembles(
        "stops_at_the_decoder",
        finding="gradient-of-one-use",
        says="There is one gradient, but only one of the two uses of the kernel is in it. Something outside the Variable "
        "gave the other use its numbers, and gradients do not reach through that.",
        requirement=3,
        read="The API",
    ),
    entry_is(
        3,
        lambda case, right: right[3] * 9,
        finding="copy-aliases",
        says="The factor for the copy has reached the model too: both hold the same Variable. `nnx.merge`, `copy.copy` "
        "and a state hand on the Variables that there are.",
        requirement=4,
        read="Pitfalls",
    ),
    entry_is(
        3,
        lambda case, right: right[3] / 2,
        finding="tie-broken",
        says="The factor of 2 reached the encoder only, although the model was tied when it was counted. Assigning to "
        "the attribute put another Variable there; the decoder still holds the old one.",
        requirement=5,
        read="Pitfalls",
    ),
    entry_is(
        4,
        lambda case, right: right[4] / 3,
        finding="copy-untied",
        says="In the copy, the factor of 3 reached the encoder only: it has two Variables where the model has one. A "
        "tree function gives each place a leaf of its own.",
        requirement=4,
        read="Pitfalls",
    ),
    entry_is(
        4,
        lambda case, right: right[4] * 4,
        finding="copied-too-late",
        says="The copy has the factor of 2 in it as well. It is made before the model is changed.",
        requirement=4,
    ),
    entry_is(
        3,
        lambda case, right: right[3] * case.args[1].shape[0],
        finding="kernel-not-scaled",
        says="The outputs are too large by the length of `x`: the kernel was not divided by the square root of it.",
        requirement=1,
    ),
    entry_is(
        3,
        lambda case, right: right[3] / 4,
        finding="not-doubled",
        says="The fourth number is that of the model before its kernel was doubled.",
        requirement=5,
    ),
)

"""Six numbers: how precise output, copy and network are, the copy's counter and weight, and the network's weight."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles, update_swapped
from problems.vocabulary.outputs import results

SIZE = 6
LARGE = 100
COPY, NET = 4, 5
ROUNDING = 2.0**-8
"""More than a number changes by, as a part of it, when it is rounded to bfloat16."""


def types(_case, result):
    return result[:3]


def network_weight(_case, result):
    return result[[0, 1, 2, NET]]


def copied_weight(_case, result):
    return result[[0, 1, 2, COPY, NET]]


def large_weights(case, result):
    """Where weights are small, steps in half precision move them, and by how much depends on who compiles them."""
    if case.args[1] > LARGE:
        return network_weight(case, result)
    return np.append(types(case, result), result[NET] != case.args[1])


def copy_is_another(evidence):
    """The copy's weight and the network's are further apart than rounding takes them."""
    for _, mine, theirs in results(evidence):
        if mine.shape == theirs.shape == (SIZE,) and abs(mine[COPY] - mine[NET]) > ROUNDING * abs(mine[NET]):
            says = (
                "The weight of the reported copy is not that of the network, rounded. See which network it was copied "
                "from, and when."
            )
            return Diagnosis("copy-outdated", says, 5, "Task")
    return None


CHECKS = (
    *(
        raised(
            type_name,
            text,
            finding="key-cast",
            says="A random key was to be cast. The network holds one, for its dropout, and a key is no number: a map "
            "over all leaves meets it.",
            requirement=2,
            read="Pitfalls",
        )
        for type_name, text in (
            ("NotImplementedError", "astype"),
            ("ValueError", "convert_element_type from key"),
            ("TypeError", "convert_element_type from key"),
            ("TypeError", "does not accept dtypes key"),
        )
    ),
    raised(
        "TypeError",
        "cannot be interpreted as an integer",
        finding="steps-is-float",
        says="A float was used where Python counts. `steps` is a whole number, but it arrives as a float.",
        read="Inputs",
    ),
    raised(
        "ValueError",
        "pytree structure error",
        finding="weight-rebound",
        says="Optimizer and gradients are about different Variables. A Param is lost when an array is assigned to its "
        "attribute: the array takes its place, in the network itself, and nothing is left to train.",
        requirement=3,
        read="Pitfalls",
    ),
    *(
        raised(
            "AttributeError",
            f"has no attribute '{name}'",
            finding="torch-cast",
            says=f"`.{name}` is PyTorch's. A module of NNX has no method that casts it: arrays are cast, one by one.",
            requirement=2,
            read="The API",
        )
        for name in ("half", "bfloat16", "to")
    ),
    update_swapped(requirement=4, read="The API"),
    resembles(
        "casts_all_but_random_state",
        "casts_all_but_keys",
        finding="count-cast",
        says="The copy's counter is not what the network's is: it was cast too. `bfloat16` has eight bits for a number, "
        "so that large counts are rounded.",
        requirement=2,
        part=lambda case, result: result[3],
    ),
    resembles(
        "casts_the_net_itself",
        "leaves_the_net_halved",
        finding="masters-in-bf16",
        says="The network's own weights are `bfloat16`. Near 300 such numbers lie two apart, so that small steps are "
        "rounded away.",
        requirement=3,
        part=types,
    ),
    resembles(
        "writes_into_the_state",
        finding="masters-rounded",
        says="Nothing is `bfloat16`, and yet small steps were lost. Assigning to `variable[...]` keeps the Variable's "
        "type; and a state shares its Variables with the network, so it is the network's weights that were rounded.",
        requirement=3,
        part=copied_weight,
    ),
    resembles(
        "trains_the_copy_only",
        finding="steps-lost",
        says="The weights are `float32`, but they did not move: no step reached the network.",
        requirement=4,
    ),
    resembles(
        "updates_the_copy",
        finding="steps-lost",
        says="The network's weights are `float32`, but where they are large they did not move: each step was rounded away "
        "in `bfloat16`. The sum of a large and a small number needs the precision.",
        requirement=4,
        part=large_weights,
    ),
    resembles(
        "x_in_full_precision",
        finding="output-not-bf16",
        says="The copy's weights are `bfloat16`, and its output is not. Types spread: one `float32` operand makes the "
        "whole result `float32`, and then the work is done in full precision.",
        requirement=3,
        part=types,
    ),
    resembles(
        "assigns_into_a_clone",
        finding="weights-not-cast",
        says="The copy's weight was rounded as `bfloat16` rounds, and is `float32` all the same. Assigning to "
        "`variable[...]` keeps the Variable's type.",
        requirement=2,
        part=copied_weight,
    ),
    resembles(
        "weights_in_full_precision",
        "casts_nothing",
        finding="weights-not-cast",
        says="The copy's weights are `float32`, and so is its output, whatever the input was cast to.",
        requirement=2,
        read="Task",
        part=copied_weight,
    ),
    resembles(
        "the_other_half",
        finding="float16",
        says="The copy is `float16`. That has as many bits, but it is another type: finer steps, and a much smaller "
        "range.",
        requirement=2,
        read="Task",
        part=types,
    ),
    resembles(
        "casts_the_output_only",
        finding="output-cast-only",
        says="The output is `bfloat16`, and the copy's weights are `float32`: the work was done in full precision, and only "
        "its result was rounded.",
        requirement=2,
        part=types,
    ),
    resembles(
        "casts_the_output_of_full_precision",
        finding="output-cast-only",
        says="The types are right, but the steps are those of an `x` that was never rounded to `bfloat16`. With such an `x` "
        "the copy computes in `float32`, and a cast of the output comes too late.",
        requirement=3,
    ),
    resembles(
        "gradients_as_they_come",
        "gradients_as_they_come_jitted",
        finding="step-in-half",
        says="The types are right, and the steps are right where the rate is a power of two. Else they are a little off: "
        "the gradients were `bfloat16`, and so was the rate times them.",
        requirement=4,
    ),
    resembles(
        "one_copy_for_all_steps",
        finding="copy-outdated",
        says="The network's weight went on past zero, where gradients change their sign: they were those of a copy from "
        "before the first step. What moves is the network; a copy stays as it was made.",
        requirement=4,
        part=network_weight,
    ),
    copy_is_another,
    resembles(
        "means_the_outputs",
        finding="loss-signed",
        says="The types are right. The steps fit a loss that is the mean of the outputs themselves: where these are "
        "negative, they go the other way.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "sums_the_outputs",
        finding="loss-summed",
        says="The types are right, and the steps are longer than asked for: they fit a loss that is a sum over the rows. The "
        "loss is their mean.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "one_step",
        finding="one-step",
        says="The types are right. The weight fits a single step, whatever `steps` is.",
        requirement=4,
        read="Task",
    ),
)

"""Five numbers: how precise the copy and the net are, what the counter became, and whether small steps arrived."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles, update_swapped

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
        read="Pitfalls",
    ),
    resembles(
        "casts_the_net_itself",
        "leaves_the_net_halved",
        finding="masters-in-bf16",
        says="The network's own weights are `bfloat16`, and they did not move: near 300 such numbers lie two apart, "
        "and each step was rounded away.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "writes_into_the_state",
        finding="masters-rounded",
        says="Nothing is `bfloat16`, and yet the weights did not move. Assigning to `variable[...]` keeps the Variable's "
        "type; and a state shares its Variables with the network, so it is the network's weights that were rounded.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "updates_the_copy",
        finding="steps-lost",
        says="The weights are `float32`, but they did not move: no step reached the network, or each was made in "
        "`bfloat16`, where it is rounded away, before it came back. The sum of a large and a small number needs the "
        "precision.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "x_in_full_precision",
        finding="output-not-bf16",
        says="The copy's weights are `bfloat16`, and its output is not. Types spread: one `float32` operand makes the "
        "whole result `float32`, and the work is done in full precision.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "weights_in_full_precision",
        finding="weights-not-cast",
        says="The copy's weights are `float32`, and so is its output, whatever the input was cast to.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "the_other_half",
        finding="float16",
        says="The copy is `float16`. That has as many bits, but it is another type: finer steps, and a much smaller "
        "range.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "casts_the_output_only",
        finding="output-cast-only",
        says="The output is `bfloat16`, and the copy's weights are `float32`: the work was done in full precision, and only "
        "its result was rounded.",
        requirement=2,
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

"""What the page asks of the two models, in the page's order."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import (
    GIVEN,
    ZERO,
    Subject,
    calls_absent,
    entry_is,
    follows,
    holds_multiple,
    keeps_original,
    raised,
    rebuilt,
    wrapper_lost,
)
from problems.vocabulary.check import same, scalar_or_array

layer = Subject("kernel", "bias", class_name="nnx.Linear")


def scale(case):
    return case.args[3]


def vector_sum(case):
    return numbers(case.args[1]).sum()


def unless_zero(case, array):
    return array / scale(case) if scale(case) else None


unscaled = entry_is(
    None,
    unless_zero,
    finding="original-called",
    says="The result is that of the first model, without any scaling. The scaled arrays live in another model; "
    "it is that one which is to be called.",
    requirement=3,
)


def _holds_scaled(case, module, start):
    kernels = [scalar_or_array(one.value) for one in (*module.before, *module.after) if one.name == "kernel"]
    return any(array is not None and same(array, start * scale(case)) for array in kernels)


def original_called(evidence):
    """Say that nothing scaled was called; of a model that holds the scaled arrays only where one was seen."""
    found = unscaled(evidence)
    if found is None:
        return None
    for case, seen in evidence.plain():
        for mine in layer.built(evidence.expected_case(case.name)) if scale(case) not in {0, 1} else ():
            start = next((scalar_or_array(one.value) for one in mine.before if one.name == "kernel"), None)
            if mine.origin != "init" or start is None:
                continue
            if any(_holds_scaled(case, module, start) for module in layer.built(seen)):
                return found
    text = (
        "The result is that of the arrays as they were drawn: nothing that was multiplied reached the model that was "
        "called."
    )
    if evidence.calls("jax.tree.map", "jax.tree_util.tree_map", "nnx.map_state"):
        text += " A map over a tree gives a new one back and leaves the old one alone; look at where its result goes."
    return Diagnosis("new-state-unused", text, 3, "The API")


CHECKS = (
    raised(
        "TypeError",
        "'State' object is not callable",
        finding="merge-forgotten",
        says="A state was called like a model. It holds the arrays only; the forward pass is in the structure that "
        "`nnx.split` gave beside it, and `nnx.merge` puts the two together.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "object is not callable",
        "GraphDef",
        finding="merge-forgotten",
        says="A graphdef was called like a model. It is the structure without any arrays; `nnx.merge` puts the two "
        "together.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "unsupported operand",
        "'State'",
        finding="state-arithmetic",
        says="A state is a mapping from names to Variables, so it has no arithmetic of its own. What is to be "
        "multiplied are the arrays at its leaves, one by one.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "Expected a GraphDef",
        finding="merge-arguments",
        says="`nnx.merge` takes the structure first and the state after it. `nnx.split` gives them in that order.",
        requirement=3,
        read="The API",
    ),
    layer.is_built(requirement=1),
    layer.variable("kernel", "nnx.Param", start=GIVEN, requirement=1),
    layer.variable("bias", "nnx.Param", start=ZERO, requirement=1),
    original_called,
    entry_is(
        None,
        lambda case, right: right * scale(case),
        finding="scaled-twice",
        says="The result carries `scale` twice. Once the arrays are scaled, the output is as well.",
        requirement=2,
    ),
    entry_is(
        None,
        lambda case, right: right * np.trunc(scale(case)) / scale(case) if scale(case) else right,
        finding="scale-truncated",
        says="The result fits a `scale` without its fraction. Seed and features are whole numbers passed as floats, "
        "but `scale` is meant as it is.",
        requirement=2,
    ),
    entry_is(
        None,
        lambda case, right: right / scale(case) + scale(case) * (vector_sum(case) + 1) if scale(case) else None,
        finding="scale-added",
        says="The result fits arrays to which `scale` was added. To scale is to multiply: zero would then leave "
        "nothing.",
        requirement=2,
    ),
    entry_is(
        None,
        lambda case, right: right / scale(case) ** 2 if scale(case) else None,
        finding="scale-divided",
        says="The result fits arrays that were divided by `scale`. Zero is a possible `scale`, and is meant to "
        "leave zeros.",
        requirement=2,
    ),
    holds_multiple(layer, "kernel", scale, requirement=2),
    keeps_original(layer, "kernel", "bias", requirement=4),
    rebuilt(layer, "kernel", lambda case, array: array * scale(case), outside="scaled-outside", requirement=3),
    follows(
        "`bias` set to one",
        finding="bias-not-scaled",
        says="The result then differed from that of a model whose arrays are all scaled: the bias came into "
        "it unscaled. It starts as zeros, which hides this.",
        requirement=2,
        read="Pitfalls",
    ),
    wrapper_lost(layer, "kernel", "bias"),
    calls_absent(
        "nnx.merge",
        finding="another-route",
        says="You got there without `nnx.merge`. That is right as well; `nnx.split` and `nnx.merge` are what JAX's own "
        "transforms need, so they are worth a second solution.",
        read="The API",
    ),
)

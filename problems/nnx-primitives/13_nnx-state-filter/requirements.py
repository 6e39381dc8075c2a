"""What the page asks of the two classes and of the three counts, in the page's order."""

from dataclasses import replace

from problems.vocabulary import (
    DRAW,
    OWN_SUBCLASS,
    ZERO,
    Subject,
    calls_noted,
    entries_swapped,
    entry_is,
    follows,
    unless,
)
from problems.vocabulary.subjects import attribute_of

model = Subject("kernel", "bias", "running_mean", "step")


def hard_coded(rerun, entry, finding, what):
    return follows(
        rerun,
        entry=entry,
        finding=finding,
        says=f"The count of {what} was then {{expected}}, but yours stayed at {{got}}. It is written down, or "
        "derived from something else than the state; a model that grows would make it wrong.",
        requirement=7,
        read="Pitfalls",
    )


def counts_names(entry):
    return follows(
        "a nested `nnx.Linear` (two Params) attached",
        entry=entry,
        finding="counts-names",
        says="The state then had {expected} such arrays, but you counted {got}. What stands at the top of a "
        "model or of its state are names: a nested layer is one name with arrays below it.",
        requirement=7,
        read="Pitfalls",
    )


kernel = model.variable("kernel", "nnx.Param", start=DRAW, requirement=2, because="A kernel is what training is for.")
bias = model.variable("bias", "nnx.Param", start=ZERO, requirement=3, because="A bias is learned like a kernel.")
step = model.variable(
    "step", "nnx.Variable", start=ZERO, requirement=5, because="A step count is a fact, not a weight."
)
own_type = model.variable(
    "running_mean", OWN_SUBCLASS, start=ZERO, requirement=4, because="A running mean follows the data, not a loss."
)


def mean(evidence):
    """Require the attribute; where its class is the learner's own and of another kind, requirement 1 is broken."""
    found = own_type(evidence)
    kinds = {"running-mean-is-param", "running-mean-builtin", "running-mean-static"}
    if found is None or found.id not in kinds:
        return found
    held = [attribute_of(mine, "running_mean") for mine, _ in model.pairs(evidence)]
    is_own = any(one is not None and one.type_name.startswith("learner.") for one in held)
    return replace(found, requirement=1) if is_own else found


ATTRIBUTES = (kernel, bias, mean, step)
FOR_THE_BUILTIN = calls_noted(
    "nnx.state",
    "nnx.split",
    argument="nnx.BatchStat",
    finding="filters-for-the-builtin",
    says="The filter in line {line} is Flax's `nnx.BatchStat`, but `running_mean` is of your own type. The two are "
    "different classes whatever their names, so that filter finds nothing here.",
    requirement=7,
    only_when_wrong=True,
)
WRITTEN_DOWN = (
    hard_coded("one more plain `nnx.Variable` attached", 0, "total-hard-coded", "all leaves"),
    hard_coded("one more `nnx.Param` attached", 1, "params-hard-coded", "Params"),
    hard_coded(
        "a second Variable of `running_mean`'s type attached", 2, "own-type-hard-coded", "leaves of your own type"
    ),
)

found_nothing = entry_is(
    2,
    lambda case, right: 0.0,
    finding="filter-found-nothing",
    alone=True,
    says="The third number is 0: nothing in the state matched. A filter is a class, not a name in quotes, and it has "
    "to be the very class that wrapped `running_mean`: two classes of the same name are two kinds.",
    requirement=7,
    read="The API",
)
COUNTS = (
    entry_is(
        1,
        lambda case, right: 0.0,
        finding="filter-took-all",
        says="The second number is 0: nothing was left for that filter. Where several filters stand in one call, each "
        "Variable goes to the first one that matches, and a base class matches everything below it.",
        requirement=7,
        read="understanding-state",
    ),
    entry_is(
        0,
        lambda case, right: 2.0,
        finding="total-is-filtered",
        alone=True,
        says="The first number is 2, so something was filtered out of it. It is meant to count every leaf of the state.",
        requirement=7,
        read="The API",
    ),
    entry_is(
        2,
        lambda case, right: 4.0,
        finding="variable-matches-all",
        alone=True,
        says="The third number is 4: every leaf. A filter for the base class `nnx.Variable` keeps whatever derives "
        "from it, and here that is everything.",
        requirement=7,
        read="Pitfalls",
    ),
    entry_is(
        2,
        lambda case, right: 2.0,
        finding="not-param-is-more",
        alone=True,
        says="The third number is 2: that is everything but the Params, and `step` is among it. The question is "
        "about your own type alone.",
        requirement=7,
        read="The API",
    ),
    entry_is(
        1,
        lambda case, right: 4.0,
        finding="param-filter-missing",
        alone=True,
        says="The second number is 4: every leaf. To keep the trainable ones only, name their type as a filter.",
        requirement=7,
        read="The API",
    ),
)

ROLES = (
    "missing",
    "not-wrapped",
    "static",
    "is-param",
    "not-param",
    "plain",
    "builtin",
    "other-type",
    "no-array",
    "is-module",
)


def miscast(evidence):
    """Say which attribute is not of the kind that is counted; a wrong start or shape changes no count."""
    found = (attribute(evidence) for attribute in ATTRIBUTES)
    return next((one for one in found if one is not None and one.id.endswith(ROLES)), None)


CHECKS = (
    model.is_built(requirement=7),
    *ATTRIBUTES,
    model.has_no_more(requirement=7),
    entries_swapped(requirement=7),
    entry_is(
        2,
        lambda case, right: case.args[2],
        finding="counts-elements",
        says="The third number is how many elements `running_mean` has. A leaf is a whole array, however large.",
        requirement=7,
        read="The API",
    ),
    unless((miscast,), FOR_THE_BUILTIN),
    unless((miscast, FOR_THE_BUILTIN), found_nothing),
    *(unless((miscast,), one) for one in COUNTS),
    *WRITTEN_DOWN,
    unless((miscast, WRITTEN_DOWN[0]), counts_names(0)),
    unless((miscast, WRITTEN_DOWN[1]), counts_names(1)),
    follows(
        "one more plain `nnx.Variable` attached",
        entry=2,
        finding="counts-by-subtraction",
        says="Nothing of your own type was added, yet the third number became {got}. It counts what is left over, "
        "and the next kind of state somebody adds will be in it.",
        requirement=7,
    ),
    calls_noted(
        "nnx.state",
        argument="nnx.Variable",
        finding="variable-for-all",
        says="`nnx.state(model, nnx.Variable)` in line {line} finds every Variable. That is the same as "
        "`nnx.state(model)` here, and differs as soon as a module holds a bare array.",
        read="The API",
    ),
)

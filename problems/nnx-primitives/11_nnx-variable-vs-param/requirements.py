"""What the page asks of the module and of the three numbers, in the page's order."""

from problems.vocabulary import (
    DRAW,
    ZERO,
    Subject,
    calls_noted,
    entries_swapped,
    entry_is,
    entry_wrong,
    follows,
    ignores,
    reads,
    unless,
)

model = Subject("kernel", "running_mean", "step_count")


def features(case):
    return case.args[2]


def width(case):
    return case.args[1].shape[0]


kernel = model.variable("kernel", "nnx.Param", start=DRAW, requirement=1, because="A kernel is what training is for.")
mean = model.variable(
    "running_mean",
    "nnx.Variable",
    start=ZERO,
    requirement=2,
    because="A running mean follows the data, not a loss.",
)
step = model.variable(
    "step_count", "nnx.Variable", start=ZERO, requirement=3, because="A count is a fact, not a weight."
)


written_down = follows(
    "one more `nnx.Param` attached",
    entry=0,
    finding="count-hard-coded",
    says="The model then had {expected} trainable leaves, but the first number was {got}. It is written down or "
    "derived from something else; a count that comes from the state would have noticed.",
    requirement=6,
    read="Pitfalls",
)
averaged = entry_is(
    2,
    lambda case, right: right[2] / features(case),
    finding="mean-for-sum",
    says="The third number is the mean of the output. Requirement 8 asks for its sum.",
    requirement=8,
)
ATTRIBUTES = (kernel, mean, step)
BY_BASE_CLASS = calls_noted(
    "nnx.state",
    "nnx.split",
    argument="nnx.Variable",
    finding="variable-matches-all",
    says="The filter in line {line} is `nnx.Variable`, the base class of all of them, so it keeps the Params "
    "and the buffers alike. To count what is trainable, name the type that marks it.",
    requirement=6,
    only_when_wrong=True,
)
BY_BATCH_STAT = calls_noted(
    "nnx.state",
    "nnx.split",
    argument="nnx.BatchStat",
    finding="filter-finds-nothing",
    says="The filter in line {line} is `nnx.BatchStat`. A filter finds its own type and the subclasses below "
    "it, and nothing in this model is one of those.",
    requirement=6,
    only_when_wrong=True,
)
everything = entry_is(
    0,
    lambda case, right: 3.0,
    finding="counts-everything",
    says="The first number is 3: that is every leaf of the state, buffers included. Compare `nnx.state(model)` "
    "with what a filter leaves of it.",
    requirement=6,
    read="The API",
)
COUNTS = (
    entry_is(
        0,
        lambda case, right: 2.0,
        finding="counts-the-rest",
        says="The first number is 2: that is how many leaves are not trainable. The question is about the other ones.",
        requirement=6,
        read="The API",
    ),
    entry_is(
        0,
        lambda case, right: 0.0,
        finding="filter-found-nothing",
        says="The first number is 0: nothing in the state matched. A filter is a class, not a name in quotes, and it "
        "finds Variables of that class and of the classes below it.",
        requirement=6,
        read="The API",
    ),
)
names = follows(
    "a nested `nnx.Linear` (two Params) attached",
    entry=0,
    finding="counts-names",
    says="The state then had {expected} trainable arrays, but the first number was {got}. What stands at the "
    "top of a model or of its state are names: a nested layer is one name with arrays below it.",
    requirement=6,
    read="Pitfalls",
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
    model.is_built(requirement=5),
    kernel,
    mean,
    step,
    model.leaves_alone("running_mean", requirement=4, because="This forward pass only reads the kernel."),
    model.leaves_alone("step_count", requirement=4, because="This forward pass only reads the kernel."),
    model.keeps("running_mean", "`running_mean` set to two", requirement=4),
    model.keeps("step_count", "`step_count` set to five", requirement=4),
    model.is_called(requirement=4),
    model.has_no_more(requirement=6),
    entries_swapped(requirement=6),
    BY_BASE_CLASS,
    unless((miscast,), BY_BATCH_STAT),
    unless((miscast, BY_BASE_CLASS), everything),
    *(unless((miscast,), one) for one in COUNTS),
    entry_is(
        0,
        lambda case, right: width(case) * features(case),
        finding="counts-elements",
        says="The first number is how many elements the kernel has. A leaf is a whole array, however large.",
        requirement=6,
        read="The API",
    ),
    written_down,
    unless((miscast, written_down), names),
    follows(
        "one more plain `nnx.Variable` attached",
        entry=0,
        finding="counts-by-subtraction",
        says="Nothing trainable was added, yet the first number became {got}. It counts something else than Params.",
        requirement=6,
    ),
    averaged,
    entry_wrong(
        1,
        unless=kernel,
        finding="other-element",
        says="The second number differs, although the kernel is right. Look at which element it picks: row 0, "
        "column 0.",
        requirement=7,
    ),
    entry_wrong(
        2,
        unless=lambda evidence: kernel(evidence) or averaged(evidence),
        finding="other-sum",
        says="The third number differs, although the kernel is right. It is meant to be the sum over `out`, the "
        "result of calling the module on `x`.",
        requirement=8,
    ),
    reads("`kernel` tripled", "kernel", entry=1, requirement=7, finding="first-element-unused"),
    reads("`kernel` tripled", "kernel", entry=2, requirement=4),
    ignores("`running_mean` set to two", "running_mean", requirement=4),
    ignores("`step_count` set to five", "step_count", requirement=4),
)

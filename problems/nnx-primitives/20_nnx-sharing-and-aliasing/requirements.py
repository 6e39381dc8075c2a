"""What the five numbers say about what is shared, and with whom."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import entry_is, raised, resembles, unless
from problems.vocabulary.check import same, with_article
from problems.vocabulary.outputs import results

WHAT = (
    (2, "the leaves of the model's state"),
    (3, "the leaves of the gradient"),
    (3, "the gradient's element in row 0 and column 0, before anything is changed"),
    (5, "the sum of what the model gives once its kernel is doubled"),
    (5, "the sum of what the copy gives once its kernel is tripled"),
)


def number_wrong(evidence):
    """Say which number is wrong, where none of the known misconceptions gives it."""
    if any(check(evidence) for check in KNOWN):
        return None
    for _, mine, theirs in results(evidence):
        for entry, (requirement, what) in enumerate(WHAT):
            if not same(mine[entry : entry + 1], theirs[entry : entry + 1]):
                text = f"The number at index {entry} is the first that differs. It is meant to be {what}."
                return Diagnosis("other-number", text, requirement, "Task")
    return None


def tied_by_value(evidence):
    """Recognize two kernels of the same numbers: two leaves, and a factor that reaches the encoder only."""
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    if not pairs or not all(mine[0] > theirs[0] and same(mine[3:4], theirs[3:4] / 2) for mine, theirs in pairs):
        return None
    text = (
        "The kernel is there more than once: Variables with the same numbers, a gradient each, and a change of one does "
        "not reach the other. A tie is one object in two places."
    )
    if all(mine[1] == theirs[1] for mine, theirs in pairs):
        text = (
            "The decoder was handed the array and not the Variable around it. It is a copy of the numbers, with no "
            "gradient, and nothing that happens to the Variable reaches it."
        )
    return Diagnosis("tied-by-value", text, 1, "Pitfalls")


def never_tied(evidence):
    """Recognize a kernel for each part: two leaves, two gradients, and outputs of no kernel that is used twice."""
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    if not pairs or not all(mine[0] == mine[1] == 2 for mine, _ in pairs):
        return None
    if any(same(mine[3:4], theirs[3:4] * factor) for mine, theirs in pairs for factor in (1, 9, 1 / 2, 4, 1 / 4)):
        return None
    text = (
        "The state has two leaves and the gradient too, and the outputs are not those of one kernel that is used twice: "
        "encoder and decoder seem to have a weight each. One draw, in one Param, serves both."
    )
    return Diagnosis("never-tied", text, 1, "The API")


TIE_BROKEN = entry_is(
    3,
    lambda case, right: right[3] / 2,
    finding="tie-broken",
    says="The factor of 2 reached the encoder only, although the model was tied when it was counted. Assigning to "
    "the attribute puts another object there; the decoder still holds the old Variable.",
    requirement=5,
    read="Pitfalls",
)

COPY_ALIASES = entry_is(
    3,
    lambda case, right: right[3] * 9,
    finding="copy-aliases",
    says="The factor for the copy has reached the model too: both hold the same Variable. `nnx.merge`, `copy.copy` "
    "and a state hand on the Variables that there are.",
    requirement=4,
    read="Pitfalls",
)

COPY_UNTIED = entry_is(
    4,
    lambda case, right: right[4] / 3,
    finding="copy-untied",
    says="In the copy, the factor of 3 reached the encoder only: it has two Variables where the model has one. Either "
    "it was copied by a tree function, which gives each place a leaf of its own, or a new Variable was assigned to one "
    "of its places.",
    requirement=4,
    read="Pitfalls",
)

COPIED_TOO_LATE = entry_is(
    4,
    lambda case, right: right[4] * 4,
    finding="copied-too-late",
    says="The copy has the factor of 2 in it as well. It is made before the model is changed.",
    requirement=4,
)

TIES = (
    tied_by_value,
    never_tied,
    raised(
        "IndexError",
        "list index out of range",
        finding="no-gradient",
        says="An index was too large for its list. If that is the list of gradients, it is empty: `nnx.grad` looks for "
        "Params, and a kernel that is a bare array is none.",
        requirement=1,
        read="The API",
    ),
)

LIKE = (
    resembles(
        "gradient_of_the_changed_model",
        finding="gradient-too-late",
        says="The gradient is that of the model with its kernel doubled. It is taken before anything is changed.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "stops_at_the_decoder",
        finding="gradient-of-one-use",
        says="There is one gradient, but only one of the two uses of the kernel is in it. Something outside the Variable "
        "gave the other use its numbers, and gradients do not reach through that.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "key_from_the_seed",
        finding="key-not-from-rngs",
        says="The kernel was drawn with the key of the seed itself. `rngs.params()` gives another key: one that is made "
        "from the seed and from how often the stream was asked.",
        requirement=1,
    ),
    resembles(
        "asks_the_stream_twice",
        finding="second-key",
        says="The kernel fits the key of the second call of `rngs.params()`. The stream was asked once before, and each "
        "call gives another key.",
        requirement=1,
    ),
)

SINGLE = (
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
    entry_is(
        2,
        lambda case, right: right[2] / case.args[1].shape[0],
        finding="mean-for-sum",
        says="The third number is the right one divided by the length of `x`: the loss is a mean, and a sum is asked for.",
        requirement=3,
    ),
    COPY_ALIASES,
    TIE_BROKEN,
    entry_is(
        3,
        lambda case, right: right[3] * 4,
        finding="scaled-in-both-places",
        says="The factor of 2 is in the output four times: the kernel was multiplied through the encoder and again "
        "through the decoder. They hold one Variable; whatever is done through one name is done.",
        requirement=5,
        read="The API",
    ),
    entry_is(
        3,
        lambda case, right: right[3] / case.args[1].shape[0],
        finding="mean-for-sum",
        says="The fourth number is a mean over the output. A sum is asked for.",
        requirement=5,
    ),
    unless((TIE_BROKEN,), COPY_UNTIED),
    unless((COPY_ALIASES,), COPIED_TOO_LATE),
    entry_is(
        3,
        lambda case, right: right[3] * case.args[1].shape[0],
        finding="kernel-not-scaled",
        says="The outputs are too large by the length of `x`: the kernel was not divided by the square root of it.",
        requirement=1,
    ),
    entry_is(
        3,
        lambda case, right: right[3] * case.args[1].shape[0] / case.args[2],
        finding="scaled-by-hidden",
        says="The outputs fit a kernel that was divided by the square root of `hidden`, the length of the other side.",
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

KNOWN = (*TIES, *LIKE, *(unless(TIES, single) for single in SINGLE))


def kernel_is_no_param(evidence):
    """Recognize a kernel that is a Variable of another kind, wherever it is held."""
    kernels = []
    for case, seen in evidence.plain():
        shape = (*case.args[1].shape, int(case.args[2]))
        held = [one for module in seen.modules for one in (*module.before, *module.after)]
        kernels += [one for one in held if one.kind == "variable" and one.shape == shape]
    if not evidence.outputs_right or not kernels or any("nnx.Param" in one.bases for one in kernels):
        return None
    text = (
        f"The kernel is held in {with_article(kernels[0].type_name)}, which is no `nnx.Param`. By their type the optimizers and "
        "gradients of NNX tell what is to be trained."
    )
    return Diagnosis("kernel-is-no-param", text, 1, "Task")


COPIES = (
    *("copy.copy", "copy.deepcopy", "jax.tree.map", "jax.tree.unflatten", "jax.tree_util.tree_map"),
    *("jax.tree_util.tree_unflatten", "nnx.GraphDef.apply", "nnx.as_pure", "nnx.call", "nnx.clone", "nnx.map"),
    *("nnx.merge", "nnx.recursive_map", "nnx.unflatten", "nnx.update", "nnx.view"),
)


def no_copy(evidence):
    """Note that one model was built, each of its classes once, and that no known way to another was taken."""
    classes = [[one.class_name for one in seen.modules if one.calls] for _, seen in evidence.plain()]
    if not evidence.outputs_right or not all(classes) or evidence.calls(*COPIES):
        return None
    if any(len(set(names)) < len(names) for names in classes):
        return None
    text = (
        "No second model was seen. If the fifth number was computed without one, it agrees and says little: whether a copy "
        "is tied, and shares nothing with the model, shows in a copy only."
    )
    return Diagnosis("no-copy", text, None, "Task", is_note=True)


CHECKS = (*KNOWN, number_wrong, kernel_is_no_param, no_copy)

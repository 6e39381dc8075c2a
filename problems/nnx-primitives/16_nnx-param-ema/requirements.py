"""What the two rows say about the averages, and about what was averaged."""

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results


def rows_swapped(evidence):
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    if not evidence.wrong_cases or not pairs or not all(same(mine[::-1], theirs) for mine, theirs in pairs):
        return None
    return Diagnosis("rows-swapped", "The right rows are there, in the other order.", 5, "Task")


def averages_wrong(evidence):
    if any(check(evidence) for check in KNOWN):
        return None
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    rows = [all(same(mine[row], theirs[row]) for mine, theirs in pairs) for row in (0, 1)]
    if not pairs or rows != [False, True]:
        return None
    text = (
        "The trained model's row is right, the averaged model's is not. Look at what the averages start as, how often "
        "they are mixed, which of the two gets `decay`, and what is done to them afterwards. Work one step out by hand."
    )
    return Diagnosis("averages-wrong", text, 2, "Task")


def model_overwritten(evidence):
    """Say that right rows came from one model, which holds the averages in the end."""
    cases = [(case, seen) for case, seen in evidence.plain() if evidence.outputs_right]
    if not cases or evidence.calls(*UNSEEN) or not all(_holds_averages_only(*one) for one in cases):
        return None
    text = (
        "Both rows are right, but in the end the model that was trained holds the averages: its own Params were written "
        "over. Whoever trains it further, or saves it, has another model than training gave."
    )
    return Diagnosis("model-overwritten", text, 4, "The API")


UNSEEN = ("nnx.GraphDef.apply", "nnx.call", "nnx.as_pure", "nnx.unflatten")


def _holds_averages_only(case, seen):
    """Whether the trained model ends with the averages, and no other one that was seen with the trained Params."""
    layers = [module for module in seen.modules if module.class_name == "nnx.Linear"]
    ends = [_kernel(module.after) for module in layers]
    if not layers or layers[0].origin != "init" or any(kernel is None for kernel in (_kernel(layers[0].before), *ends)):
        return False
    start, decay, steps, shift = _kernel(layers[0].before), float(case.args[3]), int(case.args[4]), 0.0
    for step in range(steps):
        shift = decay * shift + (1 - decay) * (step + 1)
    model = f"module#{layers[0].parent}"
    writes = sum(call.name == "nnx.update" and call.arguments[:1] == (model,) for call in seen.calls)
    is_overwritten = writes >= steps and same(ends[0], start + shift)
    return is_overwritten and not any(same(end, start + steps) for end in ends)


def _kernel(attributes):
    return next((numbers(one.value) for one in attributes if one.name == "kernel"), None)


def tracks_the_model(evidence):
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    if not pairs or not all(same(mine, theirs[[1, 1]]) for mine, theirs in pairs):
        return None
    text = (
        "Both rows are those of the trained model. Either the averages never arrived in the model of the first row, or "
        "what counted as the old average was the model as it is now: a copy made too late, or its live Variables, which "
        "are what the model is at every moment."
    )
    return Diagnosis("average-is-the-model", text, 3, "Pitfalls")


KNOWN = (
    rows_swapped,
    tracks_the_model,
    resembles(
        "state_as_photograph",
        finding="snapshot-is-live",
        says="The averages fit a start after the first step, not before it. What was kept of the model as built is either "
        "nothing, or its own Variables: `nnx.state` and `nnx.split` give these, and they change when the model trains.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "decay_on_the_wrong_side",
        finding="decay-swapped",
        says="The averages fit `decay` and `1 - decay` exchanged. A decay near one means a long memory: most of the old "
        "average stays at each step.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "averages_everything",
        finding="statistics-averaged",
        says="The Params are averaged rightly, but `offset` is too. It is a `BatchStat` that training sets, and the "
        "averaged model is meant to have its newest value.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "clones_before_training",
        finding="statistics-left-behind",
        says="The averaged model has the right Params and an `offset` of zero, as it was before training. All that is "
        "not a Param comes from the trained model as it is in the end.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "feeds_the_average_back",
        finding="average-fed-back",
        says="The second row is not that of the trained model: the averages were written into it while it trained, and "
        "every later step went on from there.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "overwrites_the_model",
        finding="model-overwritten",
        says="Both rows come from the averages: they were written into the trained model, or into Variables that it "
        "shares. Two models with different Params need two sets of Variables.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "starts_from_zero",
        "starts_from_zero_and_corrects",
        finding="starts-from-zero",
        says="The averages fit a start of zeros. Here they start as the Params that the model was built with, so that "
        "no correction is needed later.",
        requirement=1,
    ),
    resembles(
        "corrects_without_need",
        finding="corrected-needlessly",
        says="The averages fit a division by `1 - decay ** steps` in the end. That correction makes up for averages "
        "that start as zeros; look at what these start as.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "averages_before_the_step",
        finding="averages-too-early",
        says="The averages are one step behind: each was taken before its training step and not after it.",
        requirement=2,
    ),
    resembles(
        "averages_once",
        "mixes_once_with_a_power",
        finding="averaged-once",
        says="The averages fit one single mix of the first and the last Params. Those in between belong to it too, one "
        "mix after each step.",
        requirement=2,
    ),
    resembles(
        "takes_the_plain_mean",
        finding="plain-mean",
        says="The averages fit a mean in which every step weighs the same. `decay` has no part in that one.",
        requirement=2,
    ),
    resembles(
        "kernel_only",
        "kernel_only_first_bias",
        finding="bias-not-averaged",
        says="The kernel is averaged, the bias is not. It is a Param like the kernel; mapping over a state reaches both.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "averages_the_outputs",
        finding="outputs-averaged",
        says="The first row is an average of outputs. The weights are meant to be averaged, and a model with these "
        "weights is called once; the two differ as soon as anything else changes as well.",
        requirement=2,
        read="Task",
    ),
    raised(
        "TypeError",
        "'State' object is not callable",
        finding="merge-forgotten",
        says="A state was called like a model. It holds arrays only; they have to get into a model first.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "unsupported operand",
        "'State'",
        finding="state-arithmetic",
        says="A state has no arithmetic of its own. What is averaged are the arrays at its leaves, one by one.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "trains_once_more",
        finding="steps-miscounted",
        says="Both rows are those of one training step too many.",
        requirement=2,
        read="Task",
    ),
    raised(
        "TypeError",
        "'float' object cannot be interpreted as an integer",
        finding="steps-is-float",
        says="Python was asked to count to a float. Whole numbers arrive as floats here, `steps` like the others.",
        requirement=2,
        read="Inputs",
    ),
)

CHECKS = (*KNOWN, averages_wrong, model_overwritten)

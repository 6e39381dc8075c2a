"""What the four rows say about the mode, and about where the stream was."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results


def rewind_missing(evidence):
    """Tell apart, where the fourth mask is a third one, who wrote back a state that had moved along."""
    if not NEVER_REWOUND(evidence) or not evidence.calls("nnx.update", "nnx.merge"):
        return None
    text = (
        "The fourth row has the mask of a third call: a state was written somewhere, and the layer's stream did not go "
        "back. Look at whether what was kept is a copy or a live view, at when it was taken and written back, and at "
        "whose it is: a layer makes a stream of its own from the `nnx.Rngs` that it is given."
    )
    return Diagnosis("rewind-did-nothing", text, 4, "Pitfalls")


def not_rescaled(evidence):
    pairs = [(case.args[2], mine, theirs) for case, mine, theirs in results(evidence)]
    rows = [0, 1, 3]
    if not evidence.wrong_cases or not pairs:
        return None
    if not all(same(mine[rows], theirs[rows] * (1 - rate)) for rate, mine, theirs in pairs):
        return None
    text = (
        "What stays in a training row is as large as in `x`. Dropout divides it by `1 - rate`, so that the mean is the "
        "same in both modes."
    )
    return Diagnosis("not-rescaled", text, 2, "The API")


NEVER_REWOUND = resembles(
    "never_rewinds",
    finding="not-rewound",
    says="The fourth row has the mask of a third call: the layer's own stream was not put back, or not to where it was. To "
    "drop the same as the second call did, it has to stand where it stood before that one.",
    requirement=4,
    read="The API",
)


def sign_kept(evidence):
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    signs = np.array([[1.0], [1.0], [1.0], [-1.0]])
    if not evidence.wrong_cases or not pairs or not all(same(mine * signs, theirs) for mine, theirs in pairs):
        return None
    return Diagnosis("sign-kept", "The fourth row is right but for its sign: that call is on `-x`.", 4, "Task")


ROWS = (
    ("first-row-wrong", 2, "the first training call, on `x`, with the layer's first key"),
    ("second-row-wrong", 2, "the second training call, on `x`, with the layer's next key"),
    ("third-row-wrong", 3, "evaluation mode, where nothing is dropped or scaled"),
    ("fourth-row-wrong", 4, "training mode, on `-x`, with the random state from right before the second call"),
)


def three_calls(evidence):
    """Tell who makes one row without the layer: there is one layer, called three times, never compiled."""
    seen = [seen for _, seen in evidence.plain()]
    layers = [[one.calls for one in each.modules if one.class_name == "nnx.Dropout"] for each in seen]
    if not evidence.outputs_right or not layers or any(calls != [3] for calls in layers):
        return None
    if any(each.traced for each in seen):
        return None
    text = (
        "The layer was called three times, not four: one of the rows was made without it. The numbers agree, and the point "
        "is missed. The third row comes from a call in evaluation mode; the fourth one from a call on `-x`, for with its "
        "random state put back a layer drops the same for any input."
    )
    put_back = evidence.calls("nnx.update", "nnx.merge")
    return Diagnosis("row-without-a-call", text, 3 if put_back else 4, "Task")


def row_wrong(evidence):
    if any(check(evidence) for check in KNOWN):
        return None
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    for row, (finding, requirement, what) in enumerate(ROWS):
        if not all(same(mine[row], theirs[row]) for mine, theirs in pairs):
            text = f"Row {row} is the first that differs. It is meant to be {what}."
            return Diagnosis(finding, text, requirement, "Task")
    return None


KNOWN = (
    sign_kept,
    rewind_missing,
    NEVER_REWOUND,
    resembles(
        "goes_back_to_the_start",
        finding="back-to-the-start",
        says="The fourth row has the mask of the very first call. A layer that is built again, or a count that is set "
        "to zero, starts over; the state from right before the second call is asked for.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "never_evaluates",
        "never_evaluates_and_never_rewinds",
        finding="eval-forgotten",
        says="The third row has zeros in it: something was dropped. Either evaluation mode was never set, or an argument "
        "of the call won over it.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "stays_in_evaluation",
        finding="train-forgotten",
        says="Nothing is dropped in the fourth row. The layer was still in evaluation mode, which lasts until somebody "
        "ends it.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "under_jax_jit",
        finding="mask-repeated",
        says="The first two rows drop the same. The second call was given the first one's key: its count did not get "
        "out of a compiled function, or the state was put back too early.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "drops_the_rest",
        finding="rate-inverted",
        says="The rows fit a layer that drops with probability `1 - rate`. In Flax, `rate` is the share that is dropped.",
        requirement=1,
        read="The API",
    ),
    not_rescaled,
    resembles(
        "scales_in_evaluation",
        finding="eval-rescaled",
        says="The third row is `x` times `1 - rate`. Here the scaling is done in training mode already, so that "
        "evaluation has nothing left to do.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "streams_in_the_call",
        "streams_in_the_call_never_rewound",
        finding="rngs-in-call",
        says="The masks fit keys taken from the `nnx.Rngs` itself, by hand or by passing it with each call. A layer that "
        "is given `rngs` when it is built starts a stream of its own, and draws from that.",
        requirement=1,
        read="randomness-and-streams",
    ),
    raised(
        "ValueError",
        "no `rngs` argument was provided",
        finding="rngs-missing",
        says="The layer was built without `rngs`, so it has no stream to draw a mask from.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TypeError",
        "train() takes 1 positional argument",
        finding="train-with-argument",
        says="`train` was given an argument, as PyTorch has it. Here it takes none: each of the two modes has a method of "
        "its own.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "rngs must be a Rngs",
        finding="rngs-is-no-stream",
        says="The layer was given a number or a key where its streams belong. An `nnx.Rngs` is made from the seed.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TypeError",
        "unexpected keyword argument 'train'",
        finding="mode-as-keyword",
        says="`train` is no argument of this layer's call; that is Flax Linen's or PyTorch's way. The mode is set on the "
        "layer, or given as `deterministic`.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "always_evaluates",
        finding="train-forgotten",
        says="Nothing is dropped in any row: the layer was in evaluation mode all the time.",
        requirement=2,
        read="The API",
    ),
)

CHECKS = (*KNOWN, row_wrong, three_calls)

"""What the page asks of the layer, in the page's order."""

from dataclasses import replace
from itertools import permutations

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import Subject, raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

layer = Subject()
SAME_MASK = (
    "Both training calls dropped the same elements. A mask is to be new in each call; a key that is drawn once, "
    "a layer that is built anew, and a count that is lost under `jax.jit` all repeat it."
)


def first(case, array):
    return array[0]


def dropped_alike(evidence):
    """Speak when both training calls dropped the same, in all cases that drop some."""
    masks = [(mine[[0, 2]] == 0, theirs[[0, 2]] == 0) for _, mine, theirs in results(evidence)]
    told = [(mine, theirs) for mine, theirs in masks if (theirs[0] != theirs[1]).any()]
    if not told or any((mine[0] != mine[1]).any() or mine.all() or not mine.any() for mine, _ in told):
        return None
    return Diagnosis("same-mask", SAME_MASK, 2, "Pitfalls")


def results_exchanged(evidence):
    """Say that the right results came in another order, the same one in every case."""
    found = [(mine, theirs) for _, mine, theirs in results(evidence) if len(mine) == 3]
    if not found or all(same(mine, theirs) for mine, theirs in found):
        return None
    if not any(all(same(mine[list(order)], theirs) for mine, theirs in found) for order in permutations(range(3))):
        return None
    text = "The right results are there, in another order than requirement 5 lists them."
    return Diagnosis("results-exchanged", text, 5, "Task")


def share_enlarged(evidence):
    """Recognize a small number that was added to the share before dividing by it."""
    added = []
    for case, mine, theirs in results(evidence):
        keep = 1 - case.args[2]
        kept = theirs != 0
        if not same(mine[1], theirs[1]) or ((mine != 0) != kept).any():
            return None
        if keep > 0:
            with np.errstate(all="ignore"):
                added.append(keep * (theirs / mine - 1)[[0, 2]][kept[[0, 2]]])
    found = np.concatenate([one.ravel() for one in added]) if added else np.zeros(0)
    if not found.size or not 1e-5 < found.min() <= found.max() < min(0.1, 1.2 * found.min()):
        return None
    text = (
        "Every kept element is a little too small: the results fit a division by `1 - rate` and a small number on top. "
        "That helps where the share is zero and shifts the results everywhere else."
    )
    return Diagnosis("share-enlarged", text, 3, "Pitfalls")


def evaluated_outside(evidence):
    """Note that `__call__` ran twice only; a method of another name may do the rest."""
    traced = any(seen.traced for _, seen in evidence.plain())
    if not evidence.outputs_right or traced or any(call.name.startswith("nnx.") for call in evidence.calls()):
        return None
    if any(sum(module.calls for module in layer.built(seen)) != 2 for _, seen in evidence.plain()):
        return None
    text = (
        "The module's `__call__` ran twice and not three times. If the result in the middle was put there without the "
        "module, whoever is handed the model alone has no evaluation mode."
    )
    return Diagnosis("evaluated-outside", text, None, "The API", is_note=True)


RESEMBLED = (
    resembles(
        "same_mask",
        finding="same-mask",
        says=SAME_MASK,
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "not_rescaled",
        finding="not-rescaled",
        says="What survives was left as large as it was. Then sums are smaller in training than in evaluation, by the "
        "share that is kept, and the next layer meets other numbers than it was trained for.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "scaled_in_eval",
        "both_scaled",
        finding="scaled-in-eval",
        says="The evaluation call changed `x` by a factor. That is the older form of dropout; here training pays for "
        "the difference, and evaluation leaves `x` as it is.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "rescaled_by_rate",
        finding="rescaled-by-rate",
        says="The surviving elements were divided by `rate`. This factor is to make up for what is missing: look at "
        "which share is left.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "multiplied_by_keep",
        finding="scaled-down",
        says="What survives was made smaller. It is to make up for what is missing, so it has to grow.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "keep_inverted",
        "keep_inverted_throughout",
        "keep_inverted_zero_at_one",
        finding="keep-inverted",
        says="The share that was kept is `rate`. `rate` is the share that is dropped, and `bernoulli` is given the "
        "probability of `True`.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "drop_mask",
        finding="drop-mask",
        says="The masks fit ones that were drawn for what to drop and then turned round. That is dropout as well, with "
        "other elements: requirement 2 draws what is kept, so that the same seed gives the same numbers everywhere.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "eval_drops",
        finding="eval-drops",
        says="The evaluation call dropped elements too. Predictions would then differ from call to call.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "eval_takes_a_key",
        finding="eval-takes-key",
        says="The evaluation call is right, but the training call after it has the mask of the third key and not of the "
        "second: one more was taken in between. If evaluation took it, whether somebody looked at test data would "
        "change the training.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "mask_per_feature",
        "mask_for_all",
        finding="mask-shared",
        says="Elements fell together: the mask has fewer elements than `x`, so several share their fate.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "nan_at_one",
        finding="rate-one",
        says="For `rate` one the result holds `nan` or `inf`, from a division by the share that is kept. Everything "
        "is dropped there, and zeros are asked for.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "rate_one_kept",
        finding="rate-one",
        says="For `rate` one the training calls gave `x` as it was. Everything is dropped there, and zeros are asked "
        "for.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "never_back",
        finding="still-evaluating",
        says="The third result is `x` as it was, which is what evaluation gives. Look at which mode the module is in "
        "when the third call comes.",
        requirement=5,
        read="The API",
    ),
    resembles(
        "two_keys",
        finding="two-keys",
        says="The masks are those of the second and the fourth key of the stream. A training call takes one key; "
        "each call of the stream hands out the next.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "forked_stream",
        "own_keys",
        finding="other-keys",
        says="The masks come from other keys than those that the stream `dropout` hands out. A fork, a split or a key "
        "made by hand is as random, but not what requirement 2 names.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "dropped_noise",
        finding="noise-instead",
        says="What is dropped was left as it is and the rest was set to zero: the two branches are exchanged.",
        requirement=3,
        read="Task",
    ),
)
SCALES = {
    "not-rescaled",
    "rescaled-by-rate",
    "scaled-down",
    "keep-inverted",
    "drop-mask",
    "mask-shared",
    "noise-instead",
}
CHECKS = (
    raised(
        "ZeroDivisionError",
        finding="rate-one",
        says="A division by zero. When everything is dropped the share that is kept is zero; dividing by it in Python "
        "raises, and in JAX gives `inf` or `nan`. Requirement 3 says what is to come out.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "AttributeError",
        "No RngStream named",
        finding="stream-missing",
        says="A stream was asked for that the `Rngs` object does not have. Streams are named when it is made.",
        requirement=1,
        read="The API",
    ),
    layer.is_built(requirement=1),
    *RESEMBLED,
    results_exchanged,
    share_enlarged,
    evaluated_outside,
    *(replace(one, part=first) for one in RESEMBLED if one.diagnosis.id in SCALES),
    dropped_alike,
)

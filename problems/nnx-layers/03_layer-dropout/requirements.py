"""What the page asks of the layer, in the page's order."""

from dataclasses import replace

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
        says="The mask was drawn for what to drop and then turned round. That is dropout as well, with other "
        "elements: requirement 2 draws what is kept, so that the same seed gives the same numbers everywhere.",
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
        says="The evaluation call is right, but the training call after it has the mask of a third key: evaluation "
        "took one from the stream. Whether somebody looked at test data would then change the training.",
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
    *(replace(one, part=first) for one in RESEMBLED if one.diagnosis.id in SCALES),
    dropped_alike,
)

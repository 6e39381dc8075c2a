"""What the rows say about the mask: where it came, what it hid, and how well."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import ignores_future, raised, resembles

LOUD = "a loud future"
SHOWN = {"three tokens", "one future", "another future", LOUD}

OVERFLOW = resembles(
    "plain_exponentials",
    "masks_plain_exponentials",
    finding="exp-overflow",
    says="Right for small scores; large ones give `nan`. In `float32`, `exp` of more than 88 is infinite, and a mask "
    "that comes after it is too late.",
    requirement=3,
    read="Task",
)


def fails_in_a_loud_future(evidence):
    """Say why only the case with large scores is wrong: from the rows in which there is no number."""
    seen = evidence.case(LOUD)
    rows = numbers(seen.value) if seen is not None else None
    # Drawn scores can be far apart too: only what the page shows tells one from the other.
    if evidence.wrong_cases & SHOWN != {LOUD} or rows is None or rows.ndim != 2 or OVERFLOW(evidence):
        return None
    broken = ~np.isfinite(rows).all(axis=1)
    if broken[-1]:
        text = (
            "Right for small scores; a token that sees a large one becomes `nan`. In `float32`, `exp` of more than 88 is "
            "infinite."
        )
        return Diagnosis("exp-overflow", text, 3, "Task")
    if broken.any() or not rows[0].any():
        text = (
            "Right, until there is a score far above those that a token sees. Beside it their exponentials are all zero, "
            "and nothing is left to share out: either the mask came after the softmax, or one maximum was subtracted "
            "from every row instead of each row's own."
        )
        return Diagnosis("masked-after-softmax", text, 3, "Pitfalls")
    theirs = numbers(evidence.expected_case(LOUD).value)
    if np.allclose(rows[:-1], theirs[:-1], atol=1e-4):
        text = (
            "Right for small scores; the row of a token that sees large ones is finite, but wrong. What keeps "
            "exponentials finite must not change the weights: clipping does, subtracting one number from a whole row "
            "does not."
        )
        return Diagnosis("scores-clipped", text, 3, "Task")
    text = (
        "Right, until a future token has a large score. What hides it is a finite number that such a score outweighs."
    )
    return Diagnosis("mask-too-weak", text, 3, "Pitfalls")


CHECKS = (
    *(
        raised(
            kind,
            "ncompatible shapes for broadcasting",
            finding="mask-shape",
            says="The mask has a shape that does not fit the scores. Scores have one row for each query and one column "
            "for each key; features do not occur in them.",
            requirement=1,
            read="Pitfalls",
        )
        for kind in ("TypeError", "ValueError")
    ),
    OVERFLOW,
    fails_in_a_loud_future,
    resembles(
        "no_mask",
        finding="mask-missing",
        says="Every token sees every other one, later ones included: this is attention without a mask.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "masks_the_weights",
        finding="masked-after-softmax",
        says="The mask came after the softmax. The hidden weights are gone, but they have had their share: what is left "
        "does not add up to 1, and its size tells about the future.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "zeroes_the_scores",
        finding="scores-zeroed",
        says="The scores of later tokens were set to zero. Zero is a score like any other, and its exponential is 1.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "hides_the_token_itself",
        "hides_the_token_itself_finitely",
        "hides_the_token_itself_by_adding",
        finding="token-hidden-from-itself",
        says="A token does not see itself here. The first one then has nothing to look at: its row is `nan`, or a "
        "mixture of everything. The diagonal belongs to what is visible.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "peeks_one_ahead",
        finding="peeks-one-ahead",
        says="Each token sees one token too many: the next. In training that is the very token to be predicted.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "upper_triangle",
        "keeps_what_is_to_be_hidden",
        "hides_the_past",
        finding="mask-inverted",
        says="Tokens see what comes after them, and not what came before. Check for one entry of the mask what `True` "
        "does in your code.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "sees_only_itself",
        finding="past-hidden",
        says="Each token sees itself alone, so the result is `v`. What came before is visible as well.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "multiplies_by_infinity",
        finding="zero-times-infinity",
        says="Everything is `nan`: zero times infinity is not zero. A choice between two numbers is no multiplication.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "softmax_over_queries",
        finding="softmax-axis",
        says="The softmax went over the queries. For each query the weights of all keys add up to 1.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "no_scaling",
        finding="scale-missing",
        says="The mask is right, but the scores were not scaled: the weights are too sharp.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "divides_by_d",
        finding="scale-not-root",
        says="The mask is right, but the weights are too even: they fit scores divided by `d` itself.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "root_of_the_length",
        finding="scale-other-axis",
        says="The scores were scaled by the number of tokens. What a dot product sums over are the features.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "scales_the_weights",
        finding="scaled-after-softmax",
        says="The scaling came after the softmax: the weights of a query do not add up to 1 any more.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "takes_zero_for_hidden",
        "takes_zero_for_hidden_finitely",
        finding="zero-taken-for-hidden",
        says="A score that happens to be zero was taken for a hidden one. Zero is a score like any other; what is hidden "
        "follows from the positions alone.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "exchanges_q_and_k",
        finding="query-and-key-exchanged",
        says="Queries and keys have changed places: row `t` of the scores belongs to query `t`, and its columns are keys.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "mixes_the_keys",
        finding="keys-mixed",
        says="The weights are right, but what they mix are the keys. Keys say where to look; the result is made of values.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "adds_the_mask",
        finding="mask-added",
        says="The mask of zeros and ones was added to the scores: later tokens have a little less weight, but they have "
        "some.",
        requirement=1,
        read="The API",
    ),
    ignores_future(
        "one future",
        "another future",
        at=2,
        finding="future-leaks",
        says="Tokens from position 2 on were changed, and the result at position {position} changed with them. "
        "Something of the future gets through, however small its weight may be.",
        requirement=3,
        read="Pitfalls",
    ),
)

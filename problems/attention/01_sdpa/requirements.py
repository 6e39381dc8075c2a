"""What the mixture of the values says about the weights."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import raised, resembles

LARGE, APART = "large scores", "rows far apart"


def wrong_for_large_scores(evidence):
    """Say why only large scores come out wrong: from what stands where numbers should."""
    wrong = evidence.wrong_cases
    if not wrong or not wrong.issubset({LARGE, APART}):
        return None
    results = {name: numbers(seen.value) for name in wrong if (seen := evidence.case(name)) is not None}
    if results.keys() != wrong or any(rows is None or rows.ndim != 2 for rows in results.values()):
        return None
    if LARGE in results and not np.isfinite(results[LARGE]).all():
        text = (
            "Right for small scores, wrong for large ones. In `float32`, `exp` of more than 88 is infinite, and infinity "
            "divided by infinity is `nan`."
        )
        return Diagnosis("exp-overflow", text, 4, "Pitfalls")
    if wrong == {APART} and any(not np.isfinite(row).all() or not row.any() for row in results[APART]):
        text = (
            "Right unless one query's scores are all far below another one's. Then every exponential of that row is zero, "
            "and so is their sum: look at what is subtracted from which row."
        )
        return Diagnosis("max-of-all-rows", text, 4, "Pitfalls")
    text = (
        "Right for small scores, wrong for large ones. Clipping scores, or adding a small number to a sum, changes the "
        "weights; softmax has an exact way to stay finite."
    )
    return Diagnosis("large-scores-changed", text, 4, "Pitfalls")


def heads_expected(evidence):
    """The ready-made function was given arrays without an axis of heads, or with another axis in its place."""
    for error in evidence.errors():
        calls_it = any("attention(" in frame.text for frame in error.frames[-1:])
        missed = error.message == "tuple index out of range" and calls_it
        if missed or "query heads must be a multiple of key/value heads" in error.message:
            text = (
                "The ready-made function wants an axis of heads between tokens and features, also where there is one "
                "head only. It found none, or took another axis for it."
            )
            return Diagnosis("heads-axis", text, None, "Task")
    return None


CHECKS = (
    heads_expected,
    *(
        raised(
            kind,
            "(2, 4)",
            "(3, 4)",
            finding="elementwise-product",
            says="Queries and keys met element by element, and their shapes do not fit: there are two queries and three "
            "keys here. Each query has a dot product with each key.",
            requirement=1,
            read="The API",
        )
        for kind in ("TypeError", "ValueError")
    ),
    *(
        raised(
            kind,
            *parts,
            finding="axes-do-not-meet",
            says="A product met two axes of different lengths. Scores have shape `(T, S)`: the features vanish. In the "
            "mixture the keys vanish, and the queries remain.",
            requirement=1,
            read="The API",
        )
        for kind, parts in (
            ("TypeError", ("dot_general requires contracting dimensions",)),
            ("ValueError", ("Size of label",)),
        )
    ),
    *(
        raised(
            kind,
            "ncompatible shapes for broadcasting",
            "(2,)",
            finding="axis-lost-in-a-sum",
            says="An array of one number a query met the whole table of scores, and the shapes do not fit. `sum` and "
            "`max` remove their axis unless they are told to keep it.",
            requirement=2,
            read="The API",
        )
        for kind in ("TypeError", "ValueError")
    ),
    wrong_for_large_scores,
    resembles(
        "tokens_as_heads",
        finding="heads-axis",
        says="Each query got the value at its own place, with a weight of 1, whatever the scores. That is what comes out "
        "when each token is taken for a head: look at where the ready-made function has its axis of heads.",
        read="Task",
    ),
    resembles(
        "maximum_of_each_key",
        finding="max-of-each-key",
        says="What was subtracted differs from key to key within one query, so the weights changed. A shift changes "
        "nothing only where all scores of a query get the same.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "divides_by_the_maximum",
        finding="scores-rescaled",
        says="The scores were divided by their largest one, so that nothing overflows. That changes their differences, "
        "and with them the weights; the maximum is to be subtracted.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "no_scaling",
        finding="scale-missing",
        says="The weights are too sharp: they fit scores that were not scaled. Dot products grow with the number of "
        "features.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "divides_by_d",
        finding="scale-not-root",
        says="The weights are too even: they fit scores divided by `d` itself. The typical size of a "
        "sum of `d` products grows more slowly than `d`.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "multiplies_by_the_root",
        finding="scale-multiplied",
        says="The weights are far too sharp: they fit scores that were multiplied by the factor, not divided.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "root_of_the_number_of_keys",
        "root_of_the_number_of_queries",
        finding="scale-other-axis",
        says="The scores were scaled by a length, but by that of another axis: the number of tokens. What is summed over "
        "in a dot product are the features.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "scales_after_softmax",
        finding="scaled-after-softmax",
        says="The scaling came after the softmax: then the weights of a query do not add up to 1 any more.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "softmax_over_queries",
        "softmax_over_everything",
        "divides_by_the_whole_sum",
        finding="softmax-axis",
        says="The weights were normalized over the wrong axis. For each query the weights of all keys add up to 1; look "
        "at the shape of the scores and at which axis belongs to the keys.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "causal",
        finding="mask-unasked",
        says="Keys that stand after the query were left out. This task leaves every key visible to every query.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "no_softmax",
        "scores_divided_by_their_sum",
        finding="softmax-missing",
        says="The values were mixed with the bare scores. These can be negative and add up to anything; weights are not "
        "and do not.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "exponentials_without_a_sum",
        "plain_exponentials_without_a_sum",
        finding="weights-not-normalized",
        says="The weights of a query do not add up to 1: they are exponentials that nobody has divided by their sum.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "softmax_of_the_mixture",
        finding="softmax-too-late",
        says="The values were mixed with the scores first, and the softmax came last. It is the weights that it makes.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "swaps_keys_and_values",
        finding="keys-and-values-swapped",
        says="Keys and values have changed places: the values were compared with the queries, and the keys were mixed.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "sigmoid_weights",
        finding="sigmoid-for-softmax",
        says="Each weight was made from its own score alone, by a sigmoid. The keys are meant to compete: what one gets, "
        "the others lose.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "log_softmax_weights",
        finding="logarithms-for-weights",
        says="The values were mixed with the logarithms of the weights.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "only_the_best_key",
        finding="argmax-for-softmax",
        says="Each query took the value of its best key alone. The other keys have weights as well, and it is through "
        "them that attention has gradients.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "returns_the_weights",
        finding="weights-returned",
        says="These are the weights, one for each query and key. They are there to mix the values.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "mixes_the_keys",
        finding="values-unused",
        says="The weights are right, but what they mix are the keys. Keys are for being found; what is found is in `v`.",
        requirement=3,
        read="Task",
    ),
)

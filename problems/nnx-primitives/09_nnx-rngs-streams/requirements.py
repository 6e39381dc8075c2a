"""What the four rows say about the streams that their keys came from."""

import numpy as np

from problems.diagnosis import Diagnosis
from problems.vocabulary import calls_absent, raised, resembles, unless
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results


def sorted_rows(rows):
    return rows[np.lexsort(rows.T[::-1])]


def rows_reordered(evidence):
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    if not pairs or all(same(mine, theirs) for mine, theirs in pairs):
        return None
    if not all(mine.ndim == 2 and same(sorted_rows(mine), sorted_rows(theirs)) for mine, theirs in pairs):
        return None
    text = (
        "The right four rows are there, in another order. Two names that share a stream take its keys in the order in "
        "which they ask, and the rows follow the names: `params`, `noise`, `dropout`, `noise`."
    )
    return Diagnosis("rows-reordered", text, 2, "Task")


def keys_made(evidence):
    """Note on right rows whose keys were made without streams; only the learner's own calls are seen."""
    made = evidence.calls("jax.random.key", "jax.random.PRNGKey")
    derived = evidence.calls("jax.random.fold_in", "jax.random.split")
    if not (evidence.outputs_right and made and derived):
        return None
    text = (
        f"Keys were made by hand here, with `{derived[0].name}`. They are those that the streams hand out; an `nnx.Rngs` "
        "keeps the counts, so that nobody has to know how often a stream was asked before."
    )
    return Diagnosis("keys-by-hand", text, None, "The API", is_note=True)


def stream_wrong(evidence):
    if any(check(evidence) for check in KNOWN):
        return None
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence) if mine.ndim == 2]
    default, noise = ([all(same(mine[row], theirs[row]) for mine, theirs in pairs) for row in rows] for rows in STREAMS)
    if not pairs or all(default) == all(noise):
        return None
    if all(default):
        text = (
            "Rows 0 and 2 are right, so the default stream is as it should be. Rows 1 and 3 do not both come from "
            "`noise`: look at the seed it starts from, and at which stream each of the two asks."
        )
        return Diagnosis("noise-rows-wrong", text, 1, "Task")
    if all(same(mine[0], theirs[0]) for mine, theirs in pairs):
        text = (
            "All rows are right but the one for `dropout`, row 2. No stream has this name, so it is meant to be the "
            "default stream's second key: look at who else answered, and at how often the default was asked before."
        )
        return Diagnosis("dropout-row-wrong", text, 1, "Task")
    text = (
        "Rows 1 and 3 are right, so `noise` is as it should be. Rows 0 and 2 are meant to be the first two keys of the "
        "default stream: look at what else asked it, and at the seed it starts from."
    )
    return Diagnosis("default-rows-wrong", text, 1, "Task")


STREAMS = ((0, 2), (1, 3))

SWAPPED = resembles(
    "seeds_the_wrong_way_round",
    finding="seeds-swapped",
    says="The default stream and `noise` have each other's seeds.",
    requirement=1,
)

KNOWN = (
    raised(
        "AttributeError",
        "No RngStream named",
        finding="stream-missing",
        says="A stream was asked for that this `nnx.Rngs` does not have, and there is no default stream to answer in "
        "its place. The default is the seed that is given without a name.",
        requirement=1,
        read="Pitfalls",
    ),
    SWAPPED,
    unless((SWAPPED,), rows_reordered),
    resembles(
        "one_stream_for_all",
        finding="stream-not-named",
        says="The rows are the first four keys of one stream: `noise` had none of its own, so the default answered for "
        "it, without an error. Compare how `nnx.Rngs` was built with requirement 1.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "seed_for_each_name",
        finding="equal-seeds",
        says="Rows 0 and 2 are the same numbers: `params` and `dropout` were two streams with equal seeds, and equal "
        "seeds give equal keys. In the task both names are answered by one stream, which moves on.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "keeps_the_noise_key",
        finding="key-reused",
        says="Rows 1 and 3 are the same numbers: one key of `noise` was used twice. A key always gives the same draw; "
        "it is the stream that goes on.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "builds_rngs_each_time",
        finding="rngs-rebuilt",
        says="Row 2 repeats row 0, and row 3 repeats row 1: each stream gave its first key twice. That is what comes of "
        "an `nnx.Rngs` that is built again for every draw, or of one key kept for two draws; a count that starts over "
        "hands out what it handed out before.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "splits_in_a_chain",
        finding="split-for-stream",
        says="The rows fit keys from a chain of `jax.random.split`. A stream goes on in another way: it keeps the key "
        "that it started from, and folds into it the count of the keys so far.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "splits_the_noise_key",
        finding="key-split",
        says="Rows 1 and 3 fit two keys that were split off the first one of `noise`. A stream splits by itself: it is "
        "asked once for every key, and each answer is ready for use.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "key_for_each_number",
        finding="key-for-each-number",
        says="Every number was drawn with a key of its own. The task asks each name for one key per row, and the shape "
        "says how many numbers come of it.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "base_keys",
        finding="base-key-used",
        says="The draws were made with the keys that the streams start from. A stream never hands that one out: calling "
        "it gives a fresh key, and only that raises its count.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "one_key_for_two_rows",
        finding="one-key-for-two",
        says="Only two keys were used, each for two rows at once. The numbers are random, but they are those of one "
        "longer draw; the task has a key of its own for every row.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "asks_once_too_often",
        finding="starts-late",
        says="The rows belong to the second and the third key of each stream. The first key was asked for and not "
        "drawn with, or the count began at one.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "uniform_numbers",
        finding="other-distribution",
        says="The keys are right, but the numbers are drawn from another distribution than the standard normal.",
        requirement=3,
    ),
    resembles(
        "numpy_generator",
        finding="numpy-random",
        says="The numbers come from NumPy's generators. Those hide their state and cannot run inside `jax.jit`; the "
        "streams here are of `nnx.Rngs`.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "one_seed_for_both",
        finding="noise-seed-unused",
        says="Rows 0 and 1 are the same numbers, and so are rows 2 and 3, although the two seeds differ: both streams "
        "started from `seed`.",
        requirement=1,
        read="Task",
    ),
    calls_absent(
        "jax.random.normal",
        # Handed to one of these, it is called by JAX and not seen.
        "jax.vmap",
        "nnx.vmap",
        "jax.jit",
        "nnx.jit",
        "jax.lax.map",
        "jax.lax.scan",
        "jax.tree.map",
        "jax.tree_util.tree_map",
        finding="stream-shorthand",
        says="No `jax.random.normal` was called. A stream that draws by itself makes the same draw: each such method takes "
        "the stream's next key.",
        read="The API",
    ),
)

CHECKS = (*KNOWN, stream_wrong, keys_made)

"""What the page asks of the decoder, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import Subject, ignores_future, resembles, unless
from problems.vocabulary.check import same, scalar_or_array, slug, with_article
from problems.vocabulary.outputs import results
from problems.vocabulary.subjects import attribute_of
from problems.vocabulary.variables import wrong_kind, wrong_type

decoder = Subject("key_cache", "value_cache")
CACHES = ("key_cache", "value_cache")
BECAUSE = "A cache is filled by decoding and thrown away after it."

NOT_ITSELF = (
    "The numbers are those of a token that does not find itself in the cache. Each token attends to the ones before it "
    "and to itself; the first one has nobody else. Look at the order of writing, counting and masking."
)


def only_when_full(evidence):
    """Speak when all is right until the first token that finds no free slot."""
    early, late = [], []
    for case, mine, theirs in results(evidence):
        if mine.ndim == 2:
            slots = int(case.args[3])
            early.append(same(mine[:slots], theirs[:slots]))
            late.append(same(mine[slots:], theirs[slots:]))
    if not early or not all(early) or all(late):
        return None
    text = (
        "While there are free slots all is right. The results differ from the first token on that finds none. "
        "Which slot does it go to, and which ones may it read?"
    )
    return Diagnosis("past-the-end", text, 5, "Pitfalls")


def is_cache(attribute):
    return attribute.kind == "variable" and "nnx.Cache" in (attribute.type_name, *attribute.bases)


def of_type(name):
    """Require an `nnx.Cache`."""

    def check(evidence):
        for mine, _ in decoder.pairs(evidence):
            one = attribute_of(mine, name)
            if one is None:
                continue
            wrong = wrong_kind(one, 2)
            if wrong is None and "nnx.Param" in one.bases:
                wrong = wrong_type(one, "nnx.Cache", BECAUSE, 2)
            if wrong is None and not is_cache(one):
                text = (
                    f"`{name}` is an `{one.type_name.removeprefix('learner.')}`. The type is the label by which other "
                    f"code finds such state: a filter for `nnx.Cache` would pass this one by. {BECAUSE}"
                )
                wrong = Diagnosis(f"{slug(name)}-other-type", text, 2, "The API")
            if wrong is not None:
                return wrong
        return None

    return check


def held_sizes(evidence):
    """Give, for each cache of each plain case, its name, the sizes it had, and the reference's size."""
    for mine, theirs in decoder.pairs(evidence):
        for name in CACHES:
            meant = attribute_of(theirs, name)
            known = scalar_or_array(meant.value) if meant is not None else None
            held = [one for one in (*mine.before, *mine.after) if one.name == name]
            sizes = {array.size for one in held if (array := scalar_or_array(one.value)) is not None}
            if known is not None and sizes:
                yield name, sizes, known.size


def of_fixed_size(evidence):
    """Require that a cache does not start with nothing, and holds as many numbers in the end as at the start."""
    for name, sizes, _ in held_sizes(evidence):
        if len(sizes) > 1 or sizes == {0}:
            text = (
                f"`{name}` does not hold `max_len` slots from beginning to end. A cache that grows has another "
                "shape with every token, and `jit` compiles again for every shape."
            )
            return Diagnosis("cache-grows", text, 2, "Pitfalls")
    return None


def of_right_size(evidence):
    """Require as many numbers in a cache as the reference's has."""
    for name, sizes, meant in held_sizes(evidence):
        if of_fixed_size(evidence) is None and sizes != {meant}:
            text = (
                f"`{name}` holds {max(sizes)} numbers in a case where `max_len` slots for `heads` vectors of length "
                f"`d // heads` are {meant}. Look at the shape that it starts with."
            )
            return Diagnosis("cache-size", text, 2, "Task")
    return None


def is_written(evidence):
    """Require that a cache holds something other than at the start, unless its state is carried outside of the module."""
    if not evidence.outputs_right or evidence.calls("nnx.split", "nnx.state", "nnx.merge", "nnx.functional"):
        return None
    for mine, _ in decoder.pairs(evidence):
        for name in CACHES:
            before = next((scalar_or_array(one.value) for one in mine.before if one.name == name), None)
            after = next((scalar_or_array(one.value) for one in mine.after if one.name == name), None)
            if before is not None and after is not None and same(before, after):
                text = (
                    f"`{name}` holds in the end what it held after `__init__`, so the result was computed without it. "
                    "Decoding with a cache means that the keys and values of earlier tokens are read, and not "
                    "computed again."
                )
                return Diagnosis("cache-unused", text, 3, "Task")
    return None


ONCE_FOR_MANY = (
    *("nnx.jit", "nnx.scan", "nnx.fori_loop", "nnx.while_loop", "nnx.vmap", "nnx.cond"),
    *("jax.jit", "jax.vmap", "jax.checkpoint", "jax.make_jaxpr", "jax.lax.scan", "jax.lax.fori_loop"),
    *("jax.lax.while_loop", "jax.lax.map", "jax.lax.associative_scan", "jax.lax.cond", "jax.lax.switch"),
)
"""Under these a layer's call in Python stands for many."""


def all_at_once(evidence):
    """Say that all tokens went through the layers together: each was called, and none as often as there are tokens."""
    if not evidence.outputs_right or evidence.calls("nnx.split", "nnx.state", "nnx.merge", *ONCE_FOR_MANY):
        return None
    said = None
    for case, seen in evidence.plain():
        tokens = case.args[1].shape[0]
        layers = [one for one in seen.modules if one.class_name == "nnx.Linear"]
        if seen.error is not None or seen.traced or len(layers) != 4 or any(one.origin != "init" for one in layers):
            return None
        if not all(1 <= one.calls < tokens for one in layers):
            return None
        times = "once" if all(one.calls == 1 for one in layers) else f"at most {max(one.calls for one in layers)} times"
        said = said or (
            f"Each linear layer was called {times} for {tokens} tokens: several tokens went through them together. In "
            "decoding the next token is not there yet, and what is known of the earlier ones is what the caches hold."
        )
    return Diagnosis("all-at-once", said, 3, "Pitfalls") if said else None


CHECKS = (
    of_fixed_size,
    resembles(
        "unwritten_slots",
        finding="unwritten-slots",
        says="The slots that nothing was written to took part in the softmax. They hold zeros, a key of zeros has "
        "score zero, and zero is not a small score: they drew weight away from the real tokens.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "unwritten_and_dropped",
        "unwritten_and_clamped",
        finding="unwritten-slots",
        says="Two things at once. The slots that nothing was written to took part in the softmax, where a score of "
        "zero is not small; and when all slots are taken, the new token does not go where the oldest one is.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "own_token_missing",
        "own_token_nan",
        "own_token_not_counted",
        finding="own-token-missing",
        says=NOT_ITSELF,
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "skips_a_slot",
        finding="one-slot-too-many",
        says="One slot more than had been written took part in the softmax, as long as there were free ones. It holds "
        "zeros, and a score of zero is not small. Which slot gets the first token, and how many does the mask allow?",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "returns_the_last",
        finding="last-row-only",
        says="Only the last token's result came back. The task asks for one row for each row of `xs`.",
        requirement=6,
        read="Output",
    ),
    resembles(
        "cuts_off_early_tokens",
        finding="early-tokens-cut-off",
        says="Where there are more tokens than slots, the results for the first tokens are missing, and those for the "
        "others know nothing of them. The cache bounds how far a token looks back, and not how many are decoded.",
        requirement=6,
        read="Task",
    ),
    ignores_future(
        "six tokens, four slots",
        "the last two tokens changed",
        at=4,
        finding="sees-the-future",
        says="The last two tokens were changed, and results for earlier ones changed with them. When a token is "
        "decoded, later ones do not exist yet.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "past_the_end_clamped",
        finding="past-the-end",
        says="While there are free slots all is right; after that the last slot was written again and again, so that each "
        "new token replaced the one before it and the oldest ones stayed. Either the number of the slot is held at the "
        "last one, or it was past the end, from where `dynamic_update_slice` moves it back without an error.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "past_the_end_dropped",
        finding="past-the-end",
        says="While there are free slots all is right. After that, nothing was written any more, and the later tokens "
        "see the first ones only. Either a condition prevents it, or the index was past the end, where an update is "
        "dropped without an error.",
        requirement=5,
        read="Pitfalls",
    ),
    resembles(
        "mask_wraps",
        finding="window-cut-short",
        says="After the last slot the tokens see only a few of the slots, as if the cache had been emptied. Where the "
        "next token goes and how many slots are in use are two different numbers.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "oldest_not_read",
        finding="window-too-short",
        says="Late tokens see one token fewer than there are slots: the oldest one that is still kept is left out. The "
        "window counts the token itself and is as long as the cache.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "starts_over",
        finding="cache-emptied",
        says="When the cache was full, all of it was given up. One slot is needed for the new token; the others still "
        "count.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "whole_past",
        finding="window-missing",
        says="A late token saw more tokens than there are slots. The cache is meant to bound what is kept.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "sees_only_itself",
        finding="sees-only-itself",
        says="Every token attended to itself alone: what earlier calls had written was not there. A count that never "
        "moves does this, and so does a cache that is made anew, or changes made under `jax.jit`, which are lost.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "values_not_kept",
        finding="values-not-kept",
        says="Everything is zero: the values that the weights are applied to were never written.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "keys_as_values",
        finding="keys-for-values",
        says="What the weights mix are keys: these stand where the values are meant to be. Look at what each of the "
        "two caches is given, and which one is read last.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "values_as_keys",
        finding="values-for-keys",
        says="The scores compare the query with values in the place of keys. Look at what each of the two caches is "
        "given, whether they are two, and which one the scores read.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "scaled_by_model_width",
        "not_scaled",
        "scaled_without_root",
        finding="score-scale",
        says="The scores have another scale than the root of one head's width. The scale belongs to the length of the "
        "vectors whose product it is.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "softmax_over_heads",
        "softmax_over_heads_nan",
        finding="softmax-axis",
        says="The weights add up to one over the heads. For each head they are meant to add up to one over the slots.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "heads_interleaved",
        "heads_interleaved_and_back",
        finding="heads-interleaved",
        says="Each head got features scattered over the whole width. Head 0 is meant to have the first ones, head 1 "
        "the next: look at the order of the two axes that the features were cut into.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "one_head",
        "heads_share_weights",
        finding="heads-ignored",
        says="All features of query and key went into one score, so that all heads have the same weights. Each head "
        "compares its own features only, and has weights of its own.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "out_missing",
        finding="out-missing",
        says="The heads were put side by side and returned as they are. The fourth linear layer comes after that.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "same_seed_for_each",
        finding="layers-alike",
        says="All four linear layers hold the same kernel: each got a fresh `nnx.Rngs` from the same seed, so each "
        "drew the first key. One `Rngs` object hands out different ones.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "with_bias",
        "out_first",
        "key_first",
        finding="other-draws",
        says="The kernels are others than the task describes. A bias takes a key of its own, and the order in which "
        "layers are made decides who gets which key.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "seed_ignored",
        finding="seed-ignored",
        says="The results are those of seed 0, whatever `seed` is.",
        requirement=1,
        read="Inputs",
    ),
    only_when_full,
    decoder.is_built(requirement=1),
    *(of_type(name) for name in CACHES),
    of_right_size,
    decoder.stays_variable(*CACHES, requirement=2),
    is_written,
    unless((is_written,), all_at_once),
)

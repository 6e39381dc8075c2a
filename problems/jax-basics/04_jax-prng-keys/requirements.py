"""What the numbers say about the keys that they were drawn with."""

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

AGAIN = "called again"
DRAWS = {f"jax.random.{name}" for name in ("bernoulli", "normal", "truncated_normal", "uniform")}


def rows_alike(evidence):
    """Say that all rows are one row: only one key was drawn with."""
    drawn = [numbers(seen.value) for _, seen in evidence.plain() if seen.error is None]
    several = [rows for rows in drawn if rows is not None and rows.ndim == 2 and len(rows) > 1 and rows.shape[1] > 1]
    if not several or not all(same(row, rows[0]) for rows in several for row in rows):
        return None
    text = (
        "All rows are the same numbers. A key is not used up by drawing: the same key gives the same numbers, however "
        "often it is used. Follow the key of each row through your code."
    )
    return Diagnosis("key-reused", text, 2, "Pitfalls")


def changes_when_called_again(evidence):
    """Say that the same arguments gave other numbers the second time."""
    first, again = evidence.case("two rows"), evidence.case(AGAIN)
    if first is None or again is None:
        return None
    once, twice = numbers(first.value), numbers(again.value)
    if once is None or twice is None or once.shape != twice.shape or same(once, twice):
        return None
    text = (
        "The same arguments gave other numbers in a second call. Something outside of the function remembers: a "
        "global key, or NumPy's hidden generator. Here everything is meant to follow from `seed`."
    )
    return Diagnosis("not-reproducible", text, 3, "Pitfalls")


def without_jax_random(evidence):
    """Say that no number was drawn by JAX."""
    if evidence.outputs_right or evidence.errors() or any(call.name in DRAWS for call in evidence.calls()):
        return None
    text = (
        "None of these numbers was drawn by `jax.random`. Other generators keep their place in a hidden state, which JAX "
        "cannot see, compile or repeat on another device."
    )
    return Diagnosis("numpy-random", text, 2, "Pitfalls")


def seeds_several_keys(evidence):
    """Say that several keys were started from numbers in one call, and nothing was folded into one."""
    if evidence.calls("jax.random.fold_in"):  # one key may be made anew for every row
        return None
    for case, seen in evidence.plain() if not evidence.outputs_right else ():
        started = sum(call.name in {"jax.random.key", "jax.random.PRNGKey"} for call in seen.calls)
        if case.name != AGAIN and 1 < case.args[1] <= started:
            text = (
                "Several keys were started from numbers in one call. Where each row has a seed of its own, two "
                "experiments sooner or later compute the same seed for different rows, and share their noise. One base "
                "key comes from `seed`, the rest comes from that."
            )
            return Diagnosis("seed-per-row", text, 1, "Pitfalls")
    return None


def other_numbers(evidence):
    """Say what decides a draw, where nothing better is known."""
    is_wrong = any(not same(mine, theirs) for _, mine, theirs in results(evidence))
    if not is_wrong or any(check(evidence) for check in SPECIFIC):
        return None
    text = (
        "The shape is right, but these are not the numbers of these keys. Three things decide a draw: the base key, the "
        "number that is folded in, and the shape of one draw. Compare each with the task."
    )
    return Diagnosis("other-numbers", text, 2, "Task")


def splits_for_right_numbers(evidence):
    """Note that right numbers came by ``split``; silent where ``fold_in`` may have been called out of sight."""
    if not evidence.outputs_right or evidence.calls("jax.random.fold_in") or not evidence.calls("jax.random.split"):
        return None
    text = (
        "These are the right numbers, by way of `split`, which makes the same keys here. Nothing in JAX promises that, "
        "and `split` has to know how many rows there are."
    )
    return Diagnosis("split-for-fold-in", text, None, "The API", is_note=True)


SPECIFIC = (
    raised(
        "ValueError",
        "accepts a single key",
        finding="keys-not-mapped",
        says="A draw was given a whole array of keys. One draw takes one key; a loop or `jax.vmap` goes over several.",
        requirement=2,
        read="The API",
    ),
    raised(
        "AttributeError",
        "jax.random",
        "no attribute 'seed'",
        finding="global-seed",
        says="`jax.random` has no seed to set, because it keeps nothing between calls. A seed becomes a key, and the key "
        "is handed to every draw.",
        requirement=1,
        read="The API",
    ),
    raised(
        "AttributeError",
        "jax.random",
        "no attribute 'manual_seed'",
        finding="global-seed",
        says="`jax.random` has no seed to set, because it keeps nothing between calls. A seed becomes a key, and the key "
        "is handed to every draw.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TypeError",
        "does not accept dtypes key<",
        finding="arithmetic-with-key",
        says="Arithmetic was done with a key. A key is no number, and nothing can be added to it; look at which function "
        "takes a key and a number.",
        requirement=2,
        read="The API",
    ),
    *(
        raised(
            "TypeError",
            f"unexpected PRNG key type <class '{kind}'>",
            finding="shape-for-key",
            says=f"A function of `jax.random` got a {kind} where its key belongs. The key always comes first.",
            requirement=2,
            read="The API",
        )
        for kind in ("tuple", "list")
    ),
    raised(
        "TypeError",
        "invalid PRNG key data",
        finding="integer-for-key",
        says="A function of `jax.random` got something else where its key belongs. The key always comes first, and it "
        "is made from the seed.",
        requirement=2,
        read="The API",
    ),
    *(
        raised(
            kind,
            part,
            finding="tracer-made-concrete",
            says="A traced number was used where an actual one is needed, as for a shape or in `range`. `jax.jit` traces "
            "every argument that is not declared static; `n` and `m` decide the shape of the result.",
            requirement=2,
            read="jit-trace-count",
        )
        for kind, part in (
            ("ConcretizationTypeError", ""),
            ("TracerIntegerConversionError", ""),
            ("TypeError", "Shapes must be 1D sequences of concrete values"),
        )
    ),
    resembles(
        "first_key_kept",
        "row_keys_kept",
        finding="key-kept",
        says="A key that one call had made was used by the next ones: their seeds never entered. Here everything is "
        "meant to follow from the arguments of the one call.",
        requirement=3,
        read="Pitfalls",
    ),
    changes_when_called_again,
    rows_alike,
    resembles(
        "draws_with_the_parent",
        "draws_before_splitting",
        "draws_before_splitting_second",
        "first_row_with_the_base",
        finding="parent-key-used",
        says="A key was both drawn with and used to make further keys. Nothing promises that these draws are "
        "independent: a key is for one of the two, once. Look at which key each draw gets.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "splits_in_a_chain",
        "folds_in_a_chain",
        finding="keys-chained",
        says="The key of each row was made from the key of the row before it. The numbers are random enough, but to "
        "get at row 1000, all the others have to come first. Each row's key is meant to come from the base key.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "row_number_as_seed",
        "fixed_base_key",
        finding="seed-unused",
        says="The numbers are the same for every `seed`. The base key is where it has to enter.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "a_seed_per_row",
        finding="seed-per-row",
        says="Each row has a seed of its own, `seed + i`. Then row 1 of seed 0 is row 0 of seed 1: two experiments with "
        "neighboring seeds share most of their noise.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "one_block",
        "one_block_of_columns",
        finding="one-block",
        says="The whole block was drawn with one key. That is good randomness, but no row can be drawn alone: "
        "whoever needs one row would have to know its place in the block.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "counts_rows_from_one",
        finding="rows-from-one",
        says="Your first row is what the second one is meant to be: the row numbers went in counted from 1.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "folds_the_seed_into_the_row",
        finding="seed-and-row-swapped",
        says="The seed and the row number have changed places: the row number started a key, and the seed went into "
        "it. One base key comes from the seed; the rows come after that.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "splits_the_rows_key",
        "splits_the_rows_key_first",
        finding="row-key-split",
        says="The row number was folded in, but the draw got a key that was split off from that. A key that comes out of "
        "`fold_in` is new already, and the row is drawn with it.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "splits_the_base_key",
        "splits_the_base_key_first",
        "folds_the_seed_into_a_constant",
        "folds_the_seed_in_once_more",
        finding="base-key-changed",
        says="The row numbers were folded into another key than the base key: there was a split or a `fold_in` on the way. "
        "That is good randomness, but not these numbers: `seed` alone makes the base key.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "folds_in_how_many",
        finding="rows-depend-on-n",
        says="The number of rows went into the keys. Then row 0 of two is not row 0 of three, and whoever needs a row "
        "more gets other rows.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "adds_to_the_raw_key",
        finding="arithmetic-with-key",
        says="The numbers fit keys that the row number was added to, as if a key were a number. That makes other keys, "
        "of which nothing is promised; look at which function takes a key and a number.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "row_of_its_own_block",
        finding="row-cut-from-a-block",
        says="The keys are right, but each drew a whole block, and one of its rows was kept. The shape of a draw "
        "decides which numbers come: here a draw is one row.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "a_key_per_column",
        finding="key-per-column",
        says="The numbers fit one key for each column. What was asked for is a key for each row, and a row drawn in one "
        "go.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "uniform_numbers",
        finding="other-distribution",
        says="The keys are right, but the numbers are uniform, between 0 and 1. The task asks for normal ones.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "a_key_per_number",
        "a_key_per_number_at_once",
        finding="key-per-number",
        says="Every single number got a key of its own. A draw of many numbers from one key is independent already; "
        "here one key makes one row.",
        requirement=2,
        read="Task",
    ),
    without_jax_random,
    seeds_several_keys,
)

CHECKS = (
    *SPECIFIC,
    other_numbers,
    splits_for_right_numbers,
)

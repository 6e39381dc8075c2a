"""What the three results say about indices that are out of range."""

from problems.vocabulary import raised, resembles

CHECKS = (
    raised(
        "IndexError",
        "out of bounds",
        finding="numpy-checks-bounds",
        says="The indices went to NumPy or to a Python list, which check bounds and raise. JAX arrays do not: a "
        "compiled program has no way to raise.",
        requirement=1,
        read="Pitfalls",
    ),
    *(
        raised(
            kind,
            *parts,
            finding="mode-unknown",
            says="There is no mode that raises for an index out of range. A compiled program cannot: it clamps, fills "
            "or drops.",
            requirement=2,
            read="The API",
        )
        for kind, parts in (
            ("ValueError", ("mode", "raise")),
            ("NotImplementedError", ("raise", "mode")),
            ("ValueError", ("Unknown gather mode",)),
        )
    ),
    resembles(
        "waits_for_an_error",
        finding="no-index-error",
        says="The second result holds elements from the ends where the index is out of range. Reading there raises no "
        "error that could be caught, and a fill value counts in one mode only.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "fills_with_nan",
        finding="fill-value-missing",
        says="The second result has `nan` for an index out of range. That is what fills when nobody says with what.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "writes_where_reads_clamp",
        finding="write-clamped",
        says="An index out of range has overwritten the first or the last slot. Writing there is meant to change "
        "nothing at all.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "clips_the_indices",
        finding="negative-clipped",
        says="In the first result every negative index gave the first element. From `-n` to `-1` they count from the "
        "end, before anything is clamped.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "wraps_around",
        "wraps_everywhere",
        finding="wrapped-around",
        says="Indices out of range start again from the other end, as a remainder makes them. Indexing does not: it "
        "stops at the end.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "default_of_take",
        finding="take-is-not-indexing",
        says="The first result has `nan` for an index out of range: that is the default of `jnp.take`, another one than "
        "that of square brackets.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "read_is_filled_too",
        finding="first-read-filled",
        says="The first and the second result are the same. The first is what square brackets give, without a mode.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "misses_the_lower_end",
        finding="lower-end-missed",
        says="Indices above the end were filled, those below the beginning were not. With `n` slots, `-n` is the lowest "
        "index that is inside.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "negative_is_outside",
        "negative_is_outside_everywhere",
        finding="negative-taken-for-outside",
        says="All negative indices were taken for out of range. From `-1` down to `-n` they are valid, and count from "
        "the end.",
        requirement=2,
        read="Inputs",
    ),
    resembles(
        "one_place_too_many",
        "one_place_too_few",
        finding="boundary-off-by-one",
        says="Almost: one index at the edge is on the wrong side. Valid are `-n` up to `n - 1`, and the range is not "
        "symmetric.",
        requirement=2,
        read="Inputs",
    ),
    resembles(
        "adds_the_value",
        finding="added-not-written",
        says="In the third result the value was added to what was there. It is meant to take its place.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "drops_the_write",
        finding="update-dropped",
        says="The third result is `x`, unchanged: an update does not touch its array, and what it returned was lost.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "one_long_array",
        finding="not-a-tuple",
        says="The three results stand one behind the other in one array. They are meant to stay three: `return a, b, c`.",
        requirement=1,
        read="Output",
    ),
)

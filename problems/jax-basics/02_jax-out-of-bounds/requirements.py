"""What the three results say about indices that are out of range."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import Resemblance, raised, resembles
from problems.vocabulary.resemblance import is_same_value

PARTS = 3


def part(*solutions, finding, says, requirement, read="Pitfalls"):
    """Recognize a mistake in one of the three results, that of the requirement's number, whatever the others are."""
    return resembles(*solutions, finding=finding, says=says, requirement=requirement, read=read, part=requirement - 1)


def mode_that_raises(evidence):
    """Say that there is no such mode, with the requirement that the line in question is about."""
    for error in evidence.errors():
        unknown = "Unknown gather mode" in error.message or ("mode" in error.message and "raise" in error.message)
        if error.type_name.rpartition(".")[2] not in {"ValueError", "NotImplementedError"} or not unknown:
            continue
        line = error.frames[-1].text if error.frames else ""
        about = [number for number, word in ((2, ".get("), (3, ".set(")) if word in line]
        text = "There is no mode that raises for an index out of range. A compiled program cannot: it clamps, fills or drops."
        return Diagnosis("mode-unknown", text, about[0] if len(about) == 1 else None, "The API")
    return None


CHECKS = (
    *(
        raised(
            "IndexError",
            words,
            finding="numpy-checks-bounds",
            says="The indices went to NumPy or to a Python list, which check bounds and raise. JAX arrays do not: a "
            "compiled program has no way to raise.",
            requirement=1,
            read="Pitfalls",
        )
        for words in ("out of bounds", "out of range")
    ),
    mode_that_raises,
    raised(
        "AttributeError",
        "object has no attribute 'get'",
        finding="get-without-at",
        says="An array was asked for `get`, which it does not have. It belongs to what `x.at[i]` gives.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "fills_first",
        finding="results-swapped",
        says="The first and the second result have changed places. What square brackets give comes first.",
        requirement=1,
        read="Output",
    ),
    resembles(
        "writes_before_filling",
        "writes_first",
        finding="results-swapped",
        says="All three results are right, in another order. First the two that are read, then `x` with the slots "
        "written.",
        requirement=3,
        read="Output",
    ),
    part(
        "waits_for_an_error",
        finding="no-index-error",
        says="The second result holds elements from the ends where the index is out of range. Reading there raises no "
        "error that could be caught, and a fill value counts in one mode only.",
        requirement=2,
        read="Pitfalls",
    ),
    part(
        "fills_with_zero",
        finding="filled-with-zero",
        says="The second result has 0 for an index out of range. The task asks for `value` there.",
        requirement=2,
        read="Task",
    ),
    part(
        "fills_with_nan",
        finding="fill-value-missing",
        says="The second result has `nan` for an index out of range. That is what fills when nobody says with what.",
        requirement=2,
        read="Pitfalls",
    ),
    part(
        "writes_where_reads_clamp",
        "outside_sent_to_the_last",
        finding="write-clamped",
        says="An index out of range has overwritten the first or the last slot. Writing there is meant to change "
        "nothing at all.",
        requirement=3,
        read="Pitfalls",
    ),
    part(
        "one_end_for_both",
        finding="one-end-for-both",
        says="In the first result every index out of range gave the last element. Below the beginning the nearest end "
        "is another one.",
        requirement=1,
        read="Task",
    ),
    part(
        "zeros_taken_for_outside",
        finding="zero-taken-for-outside",
        says="In the second result elements that are 0 were taken for out of range. Any number may stand in `x`; the "
        "index alone tells what is outside.",
        requirement=2,
        read="Task",
    ),
    part(
        "padded_and_shifted",
        finding="negative-shifted",
        says="In the second result negative indices read other places than in `x`. They count from the end: in a longer "
        "array they point somewhere else.",
        requirement=2,
        read="The API",
    ),
    part(
        "clips_the_indices",
        finding="negative-clipped",
        says="In the first result every negative index gave the first element. From `-n` to `-1` they count from the "
        "end, before anything is clamped.",
        requirement=1,
        read="Pitfalls",
    ),
    part(
        "wraps_around",
        "wraps_everywhere",
        finding="wrapped-around",
        says="Indices out of range start again from the other end, as a remainder makes them. Indexing does not: it "
        "stops at the end.",
        requirement=1,
        read="The API",
    ),
    part(
        "default_of_take",
        finding="take-is-not-indexing",
        says="The first result has `nan` for an index out of range: that is the default of `jnp.take`, another one than "
        "that of square brackets.",
        requirement=1,
        read="Pitfalls",
    ),
    part(
        "reads_after_writing",
        finding="read-after-write",
        says="The first result was read from the array into which `value` had been written already. Look at what each "
        "of the three starts from.",
        requirement=1,
        read="Task",
    ),
    part(
        "fills_after_writing",
        finding="read-after-write",
        says="The second result was read from the array into which `value` had been written already. Look at what each "
        "of the three starts from.",
        requirement=2,
        read="Task",
    ),
    part(
        "leaves_out_what_is_outside",
        finding="outside-left-out",
        says="In the second result the indices out of range are missing. It has one number for each index, and `value` "
        "where there is nothing to read.",
        requirement=2,
        read="Output",
    ),
    part(
        "read_is_filled_too",
        finding="first-read-filled",
        says="The first result has `value` where the index is out of range. The first is what square brackets give, without a "
        "mode.",
        requirement=1,
        read="Task",
    ),
    part(
        "misses_the_lower_end",
        finding="lower-end-missed",
        says="Indices above the end were filled, those below the beginning were not. With `n` slots, `-n` is the lowest "
        "index that is inside.",
        requirement=2,
        read="Pitfalls",
    ),
    part(
        "negative_is_outside",
        "negative_is_outside_everywhere",
        finding="negative-taken-for-outside",
        says="All negative indices were taken for out of range. From `-1` down to `-n` they are valid, and count from "
        "the end.",
        requirement=2,
        read="Inputs",
    ),
    part(
        "negative_writes_dropped",
        finding="negative-taken-for-outside",
        says="In the third result nothing was written for negative indices. From `-1` down to `-n` they are valid, and "
        "count from the end.",
        requirement=3,
        read="Inputs",
    ),
    part(
        "one_place_too_many",
        "one_place_too_few",
        finding="boundary-off-by-one",
        says="Almost: one index at the edge is on the wrong side. Valid are `-n` up to `n - 1`, and the range is not "
        "symmetric.",
        requirement=2,
        read="Inputs",
    ),
    part(
        "adds_the_value",
        finding="added-not-written",
        says="In the third result the value was added to what was there. It is meant to take its place.",
        requirement=3,
        read="Task",
    ),
    part(
        "drops_the_write",
        finding="update-dropped",
        says="The third result is `x`, unchanged. Either what the update returned was lost, for an update does not touch "
        "its array, or it wrote what stood there already.",
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

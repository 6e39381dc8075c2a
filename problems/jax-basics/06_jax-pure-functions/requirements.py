"""What a second call, a compiled call and the numbers say about where the total was kept."""

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import raised, resembles
from problems.vocabulary.resemblance import is_same_value

OUTSIDE = (
    "What is to last belongs into the arguments and the result. Look for a global, a list or an object that lives on "
    "afterwards."
)


def changes_when_called_again(evidence):
    """Say that the same arguments gave another result the second time."""
    first, again = evidence.case("going on"), evidence.case("called again")
    if first is None or again is None or first.error is not None or again.error is not None:
        return None
    if is_same_value(first.value, again.value):
        return None
    text = f"The same arguments gave another result in a later call: the function remembers the calls before. {OUTSIDE}"
    return Diagnosis("state-outside", text, 3, "Pitfalls")


def goes_over_no_axis(evidence):
    """Say that `scan` was to go over an array without axes, such as the total."""
    for _, seen in evidence.plain():
        last = seen.calls[-1] if seen.calls else None
        if seen.error is None or last is None or last.name != "jax.lax.scan" or last.leaves is not None:
            continue
        if last.arguments[2:3] == ("array()",) or "xs=array()" in last.arguments:
            text = (
                "`jax.lax.scan` was given an array without axes to go over; there is nothing to go over in it. Compare "
                "the order of its arguments with the section The API."
            )
            return Diagnosis("scan-arguments-swapped", text, 1, "The API")
    return None


def is_pair(value):
    return isinstance(value, tuple) and len(value) == 2


def only_the_new_total_is_wrong(evidence):
    """Say that the first result is wrong where the second is right."""
    is_wrong = False
    for case, seen in evidence.plain():
        right = evidence.expected_case(case.name)
        if right is None or not is_pair(seen.value) or not is_pair(right.value):
            return None
        mine, theirs = numbers(seen.value[0]), numbers(right.value[0])
        if mine is None or theirs is None or (mine.shape, mine.dtype) != (theirs.shape, theirs.dtype):
            return None
        if not is_same_value(seen.value[1], right.value[1]):
            return None
        is_wrong = is_wrong or not is_same_value(seen.value[0], right.value[0])
    text = (
        "The totals are right, but not the first result: it is what the next call gets as `total`. Compare it with the "
        "last of the totals."
    )
    return Diagnosis("new-total-wrong", text, 2, "Task") if is_wrong else None


CHECKS = (
    changes_when_called_again,
    goes_over_no_axis,
    raised(
        "UnexpectedTracerError",
        finding="state-outside",
        says=f"A stand-in for a number was stored outside of the function that JAX was tracing, and used after that. "
        f"{OUTSIDE}",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "TracerIntegerConversionError",
        finding="value-needed-while-tracing",
        says="A traced number was used where Python needs an actual integer: as an index of a list, or in `range`. A "
        "list lives outside of the program that JAX notes down; what the steps of a loop share travels in the carry.",
        requirement=3,
        read="Pitfalls",
    ),
    *(
        raised(
            kind,
            finding="value-needed-while-tracing",
            says="Under `jax.jit` an actual number was asked for: by `float()`, `.item()`, `.tolist()` or by NumPy. The "
            "arguments are stand-ins then: their numbers come when the compiled program runs.",
            requirement=3,
            read="Pitfalls",
        )
        for kind in ("ConcretizationTypeError", "TracerArrayConversionError")
    ),
    resembles(
        "global_in_a_jitted_step",
        finding="side-effect-at-trace-time",
        says="Every total is one number of `xs`, plus a start that never moves. A jitted function wrote to a global: "
        "that line ran once, while JAX traced it, and is not a part of the compiled program.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "starts_from_zero",
        "starts_the_loop_from_zero",
        finding="carry-ignored",
        says="The totals start from zero in every chunk. `total` is what earlier chunks have brought; without it, every "
        "call begins anew.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "first_start_kept",
        finding="state-outside",
        says=f"Every call goes on from the `total` of the first call: the function remembers it. {OUTSIDE}",
        requirement=3,
    ),
    only_the_new_total_is_wrong,
    resembles(
        "sums_from_the_end",
        finding="totals-from-the-end",
        says="The totals run from the end of the chunk to its beginning: the first one holds all the numbers, the last "
        "one a single number.",
        requirement=1,
        read="Task",
        part=1,
    ),
    resembles(
        "start_in_the_first_total",
        finding="start-in-first-only",
        says="The start is in the first of the totals and in none after it. Each total holds everything that came before.",
        requirement=1,
        read="Task",
        part=1,
    ),
    resembles(
        "start_for_the_first_number",
        finding="first-number-lost",
        says="The first number of `xs` is in none of the totals: the start stands in its place. The first total holds "
        "both.",
        requirement=1,
        read="Task",
        part=1,
    ),
    resembles(
        "keeps_the_numbers",
        finding="numbers-for-totals",
        says="The second result is `xs` itself. What is asked for there is the total after each number.",
        requirement=1,
        read="Output",
        part=1,
    ),
    resembles(
        "carry_never_changes",
        "carry_never_changes_but_last",
        finding="carry-not-passed-on",
        says="Every number was added to the same start. A total holds the numbers before it as well: what is made of "
        "one has to reach the next.",
        requirement=1,
        read="Pitfalls",
        part=1,
    ),
    resembles(
        "adds_the_start_in_each_step",
        "adds_the_start_to_every_number",
        finding="start-added-often",
        says="`total` was added once for each number. It belongs to the start of the chunk, and every total contains it "
        "once.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "total_before_each",
        finding="totals-before",
        says="Each total is what it was before its number was added; the first one is the start itself.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "one_total_more",
        finding="start-included",
        says="There is one total too many: the start stands among them.",
        requirement=1,
        read="Output",
    ),
    resembles(
        "only_the_totals",
        finding="carry-not-returned",
        says="The totals are there, but the state is not: a caller who has the next chunk needs the new total, as a "
        "result of its own.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "only_the_new_total",
        finding="totals-not-returned",
        says="Only the new total came back. The totals on the way to it are the second result.",
        requirement=2,
        read="Output",
    ),
    resembles(
        "drops_the_updates",
        finding="update-dropped",
        says="The new total is right, the totals are zeros. An update does not touch its array; what `.set` returned was "
        "lost.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "totals_first",
        finding="results-swapped",
        says="Both results are there, in the other order. State first, output second is also what `jax.lax.scan` does.",
        requirement=2,
        read="Output",
    ),
    resembles(
        "returns_a_list",
        finding="list-for-tuple",
        says="The two results came in a list. Several results of a function are a tuple: `return first, second`.",
        requirement=2,
        read="Output",
    ),
    resembles(
        "last_total_with_an_axis",
        finding="total-keeps-axis",
        says="The first result has an axis of length 1, as a slice gives it. It is meant to have the shape of `total`: "
        "`()`.",
        requirement=2,
        read="Output",
    ),
)

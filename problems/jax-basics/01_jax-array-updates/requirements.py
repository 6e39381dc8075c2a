"""What the two rows say about how they were made."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results


def rows_wrong(evidence):
    """Say which of the two rows is wrong, where nothing better is known."""
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    wrong = [any(not same(mine[row], theirs[row]) for mine, theirs in pairs) for row in (0, 1)]
    if not pairs or not any(wrong) or evidence.errors() or any(check(evidence) for check in SPECIFIC):
        return None
    if all(wrong):
        text = "Both rows are wrong. Compare each with `x`: which slots have changed, and to what?"
        return Diagnosis("both-rows-wrong", text, 1, "Task")
    if wrong[1]:
        text = "The first row is right, the second is not. It is `x` with one slot increased by `value`."
        return Diagnosis("second-row-wrong", text, 2, "Task")
    text = "The second row is right, the first is not. It is `x` with `value` in one slot."
    return Diagnosis("first-row-wrong", text, 1, "Task")


SPECIFIC = (
    raised(
        "TypeError",
        "JAX arrays are immutable",
        finding="array-item-assignment",
        says="An element of a JAX array was assigned to, which JAX refuses. An update is something that you ask for "
        "and get back as another array.",
        requirement=1,
        read="Pitfalls",
    ),
    *(
        raised(
            "TypeError",
            *parts,
            finding="at-assigned",
            says="Something was assigned to `x.at[...]`. That expression is only a place, described; what to do there "
            "is said by a method of it, and the outcome is what the method returns.",
            requirement=1,
            read="Pitfalls",
        )
        for parts in (
            ("_IndexUpdateHelper", "does not support item assignment"),
            ("unsupported operand type(s) for +=", "_IndexUpdateRef"),
        )
    ),
    raised(
        "TypeError",
        "_IndexUpdateHelper' object is not callable",
        finding="at-called",
        says="`x.at` was called like a function. It is followed by the index in square brackets, as if you were "
        "reading from the array.",
        read="The API",
    ),
    raised(
        "TypeError",
        "_IndexUpdateRef",
        finding="at-without-method",
        says="`x.at[...]` was used as if it were an array. It describes a place and holds no numbers; one of its "
        "methods has to say what happens there.",
        read="The API",
    ),
    raised(
        "TracerArrayConversionError",
        finding="numpy-detour",
        says="The array was handed to NumPy. Under `jax.jit` it has no numbers yet, so there is nothing to copy; "
        "outside of it the copy is slow. JAX can describe the changed array itself.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "IndexError",
        "static",
        finding="slice-not-static",
        says="The array was cut at `idx`. Under `jax.jit` the index is not known yet, and so neither are the lengths of "
        "the pieces; an update in one slot leaves the length as it is.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "drops_both_results",
        "drops_the_set",
        "drops_the_add",
        finding="update-dropped",
        says="At least one row is `x`, unchanged. An update does not touch the array that it starts from, and its "
        "result is lost when no name or expression takes it.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "adds_to_the_replaced",
        "returns_the_last_twice",
        finding="updates-chained",
        says="In one row the slot holds twice `value`: it was added to an array in which the slot had already been "
        "replaced. Look at what the second update starts from.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "adds_what_is_there_again",
        finding="old-number-twice",
        says="In the second row the old number counts twice. `add` starts from what is in the slot; what it is handed is "
        "the increase alone.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "adds_everywhere",
        finding="whole-array-added",
        says="The second row grew by `value` in every slot. `+` between an array and a number concerns the whole "
        "array, and the index did not take part.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "swaps_the_rows",
        finding="rows-swapped",
        says="Both rows are right, in the wrong order: compare with the numbers of the requirements.",
        requirement=3,
        read="Output",
    ),
    resembles(
        "adds_twice",
        "sets_twice",
        finding="set-and-add-confused",
        says="Both rows are the same. One of them is meant to forget what was in the slot, the other one to build on "
        "it; those are two different methods.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "misses_negative_indices",
        finding="negative-index-missed",
        says="Right for indices from the front, but with a negative one nothing happens. In an index, `-1` means the "
        "last slot; a comparison with positions 0, 1, 2, ... does not know that.",
        requirement=1,
        read="Inputs",
    ),
    resembles(
        "clips_the_index",
        "takes_the_size_of_the_index",
        finding="negative-index-changed",
        says="Right for indices from the front, but a negative one reached another slot than it names. `-1` is the last "
        "slot, `-2` the one before it; the functions that index know that already.",
        requirement=1,
        read="Inputs",
    ),
    *(
        raised(
            kind,
            *parts,
            finding="array-for-slot",
            says="A whole array was to go into one slot. What is added or set at `idx` is one number.",
            requirement=2,
            read="The API",
        )
        for kind, parts in (
            ("ValueError", ("Cannot broadcast to shape with fewer dimensions",)),
            ("ValueError", ("Incompatible shapes for broadcasting",)),
        )
    ),
    resembles(
        "one_long_row",
        finding="rows-concatenated",
        says="The two results stand one behind the other in one long row. Two rows need an axis of their own, which "
        "`jnp.concatenate` does not make.",
        requirement=3,
        read="Output",
    ),
    resembles(
        "returns_the_replaced_only",
        "returns_the_increased_only",
        finding="one-row-only",
        says="One row came back. The task asks for two, which both start from the original `x`.",
        requirement=3,
        read="Output",
    ),
)

CHECKS = (*SPECIFIC, rows_wrong)

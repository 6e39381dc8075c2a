"""What the page asks of the paths and of the sum, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence
from problems.vocabulary import raised, resembles


def mapped_without_paths(evidence: Evidence) -> Diagnosis | None:
    """Say that `jax.tree.map` called a function of a path and a leaf."""
    for _, seen in evidence.plain():
        missing = seen.error is not None and "missing 1 required positional argument" in seen.error.message
        last = seen.calls[-1] if seen.calls else None
        if missing and last and last.name in ("jax.tree.map", "jax.tree_util.tree_map") and last.leaves is None:
            text = (
                f"`{last.name}` called a function that takes one argument more than it gives. It gives the leaf alone; "
                "a relative of it gives the path as well."
            )
            return Diagnosis("path-not-given", text, 1, "The API")
    return None


CHECKS = (
    *(
        raised(
            kind,
            *parts,
            finding="keys-are-objects",
            says="A step of a path was used like a string or like a key of a dict. Steps are objects of several kinds: "
            "that of a dict has a `key`, that of a list or tuple an `idx`.",
            requirement=1,
            read="Pitfalls",
        )
        for kind, parts in (
            ("AttributeError", ("SequenceKey", "no attribute")),
            ("AttributeError", ("DictKey", "no attribute")),
            ("AttributeError", ("'tuple' object has no attribute", "with'")),
            ("TypeError", ("DictKey",)),
            ("TypeError", ("SequenceKey",)),
        )
    ),
    raised(
        "TypeError",
        "positional argument",
        "but 2 were given",
        finding="path-not-taken",
        says="A function of one argument was mapped with paths. It is called with two: the path first, and the leaf "
        "second.",
        requirement=1,
        read="The API",
    ),
    mapped_without_paths,
    raised(
        "ValueError",
        "values to unpack",
        finding="unpack-count",
        says="A line or a loop with several names got another number of values. `tree_leaves_with_path` gives a list "
        "of pairs; a function that flattens gives two things, the list and the structure.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TypeError",
        "incompatible shapes for broadcasting",
        finding="shapes-added",
        says="Arrays of different shapes were added to each other. The leaves differ in shape; what the task adds up "
        "is their elements.",
        requirement=3,
        read="Task",
    ),
    *(
        raised(
            kind,
            part,
            finding="containers-missed",
            says="A walk by hand met a container, or a `None`, that it does not know. The tree nests dicts, lists and "
            "tuples in any order.",
            requirement=1,
            read="Inputs",
        )
        for kind, part in (
            ("AttributeError", "object has no attribute 'items'"),
            ("AttributeError", "'list' object has no attribute"),
            ("AttributeError", "'tuple' object has no attribute"),
            ("AttributeError", "'NoneType' object has no attribute"),
            ("AttributeError", "'dict' object has no attribute"),
        )
    ),
    raised(
        "TypeError",
        "reduce() of empty iterable",
        finding="nothing-to-reduce",
        says="No leaf counted, and a reduction of nothing has no value unless it is given one to start from.",
        requirement=3,
        read="Task",
    ),
    *(
        raised(
            "ValueError",
            part,
            finding="nothing-to-reduce",
            says="No leaf counted, and joining nothing raises. A sum of nothing has to start somewhere.",
            requirement=3,
            read="Task",
        )
        for part in ("Need at least one array", "need at least one array")
    ),
    resembles(
        "part_of_a_name",
        finding="part-of-a-name",
        says="Leaves were counted whose name only ends with the suffix, in the middle of a word. A step of a path "
        "counts as a whole.",
        requirement=2,
    ),
    resembles(
        "anywhere_in_the_path",
        "anywhere_in_brackets",
        "any_step",
        "steps_anywhere",
        finding="anywhere-in-the-path",
        says="Leaves were counted that have the suffix somewhere in their path. It has to stand at the path's end.",
        requirement=2,
    ),
    resembles(
        "last_step_only",
        finding="last-step-only",
        says="A suffix of one step is found, and one of several steps never. Either only the last step of a path was "
        "compared, or the steps of the path are not written as the suffix writes them.",
        requirement=2,
    ),
    resembles(
        "last_key_only",
        finding="last-step-only",
        says="A suffix of several steps matched nothing, and a position in a list did not either: only the last key "
        "of a dict was compared.",
        requirement=2,
    ),
    resembles(
        "both_last_steps",
        finding="last-step-only",
        says="Leaves were counted that have only their last step in common with the suffix. All steps of the suffix "
        "have to stand at the path's end.",
        requirement=2,
    ),
    resembles(
        "zip_stops_early",
        finding="shorter-path-counted",
        says="Leaves were counted whose path has fewer steps than the suffix. Steps that are compared in pairs are "
        "compared only as far as the shorter of the two goes.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "prefix",
        finding="prefix-matched",
        says="Leaves were counted whose path begins with the suffix. A suffix stands at the end.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "no_separator",
        finding="slashes-missing",
        says="Only a leaf right below the root was ever found. Print a path as your code writes it: between two steps "
        "stands a slash.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "positions_from_one",
        finding="positions-from-one",
        says="The position in a list or tuple was taken for one more than it is. Positions start at zero.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "last_match_only",
        finding="last-match-only",
        says="Only the last leaf that counts is in the result. Several leaves may end alike, and all of them count.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "whole_path_forgotten",
        finding="whole-path-forgotten",
        says="Leaves are missing whose whole path is the suffix. Nothing stands before such a suffix, not even a "
        "slash.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "positions_as_numbers",
        finding="positions-not-text",
        says="No suffix with a position in it found anything. Positions in lists and tuples are steps as well; a path "
        "holds them as numbers, and the suffix is text.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "path_in_brackets",
        finding="path-in-brackets",
        says="No leaf was found, whatever the suffix. Print a path as your code writes it, and compare its end with "
        "the suffix.",
        requirement=1,
    ),
    resembles(
        "leaves_counted",
        finding="leaves-counted",
        says="The result is the number of leaves that count, and not the sum of what is in them.",
        requirement=3,
    ),
    resembles(
        "elements_counted",
        finding="elements-counted",
        says="The result is the number of elements in the leaves that count, and not their sum.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "leaf_means_summed",
        finding="leaf-means-summed",
        says="Each leaf counted with its mean. Asked for is the sum of all elements, in which larger leaves weigh "
        "more.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "first_match_only",
        finding="first-match-only",
        says="Only the first leaf that counts is in the sum. Several leaves may end alike.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "whole_path_only",
        finding="whole-path-only",
        says="Only leaves whose whole path is the suffix were counted. A suffix is the end of a path.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "all_leaves",
        finding="filter-lost",
        says="All leaves of the tree are in the sum; the suffix plays no part.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "dicts_only",
        finding="containers-missed",
        says="Leaves inside of lists and tuples are missing in the sum.",
        requirement=1,
        read="Inputs",
    ),
    resembles(
        "lists_but_no_tuples",
        finding="containers-missed",
        says="Leaves inside of tuples are missing in the sum; those in dicts and lists are there.",
        requirement=1,
        read="Inputs",
    ),
)

"""What the five numbers say about what was written, and where."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import entry_is, raised, resembles
from problems.vocabulary.outputs import results


def params_lost(evidence):
    for _, mine, theirs in results(evidence):
        if mine[3] < theirs[3] and mine[3] + mine[4] >= theirs[3] + theirs[4]:
            text = (
                "The model has fewer Params than it was built with: assigning an array, or a Variable of another kind, "
                "to an attribute replaced the Param that was there. An optimizer would pass it by."
            )
            return Diagnosis("param-replaced", text, 4, "Pitfalls")
    return None


def param_replaced(evidence):
    for _, module in finished(evidence):
        were = {one.name for one in module.before if "nnx.Param" in one.bases}
        lost = next((one for one in module.after if one.name in were and "nnx.Param" not in one.bases), None)
        if lost is not None and lost.kind != "module":
            now = lost.type_name.removeprefix("learner.")
            text = (
                f"`{lost.name}` was an `nnx.Param` when the model was built, and its type in the end is `{now}`: the "
                "attribute was assigned, and with the Param its role went. An optimizer would pass it by."
            )
            return Diagnosis("param-replaced", text, 4, "Pitfalls")
    return None


def attribute_added(evidence):
    for _, module in finished(evidence):
        known = {one.name for one in module.before}
        new = next((one for one in module.after if one.name not in known and one.kind in {"variable", "array"}), None)
        if new is not None:
            owner = module.class_name.removeprefix("learner.")
            text = (
                f"An array stands under `{new.name}` in an `{owner}` that had no such attribute when it was built. A "
                "name that the model did not know was written all the same."
            )
            return Diagnosis("attribute-added", text, 4, "Pitfalls")
    return None


def finished(evidence):
    """Give the modules of cases that ran through, where the numbers have nothing to say."""
    if evidence.outputs_right:
        yield from ((seen, module) for seen, module in evidence.modules() if seen.error is None)


def leaves_added(evidence):
    for _, mine, theirs in results(evidence):
        if mine[3] == theirs[3] and mine[4] > theirs[4]:
            text = (
                "The state has more arrays than the model was built with. A name that the model did not know was "
                "written all the same, and became an attribute."
            )
            return Diagnosis("attribute-added", text, 4, "Pitfalls")
    return None


def miscounted(evidence):
    if any(check(evidence) for check in KNOWN):
        return None
    numbers = [(mine, theirs) for _, mine, theirs in results(evidence)]
    if not any(mine[2] != theirs[2] for mine, theirs in numbers):
        return None
    text = (
        "The third number is not how many arrays were to be left out. Each array counts by itself, whether its name is "
        "unknown, its shape another, or its place no Param."
    )
    return Diagnosis("skipped-miscounted", text, 3, "Task")


KNOWN = (
    raised(
        "ValueError",
        "Cannot broadcast to shape",
        finding="shape-unchecked",
        says="An array went into a Variable of another shape and could not even be stretched to it. Where it can be, "
        "nothing is raised, and it is wrong as well: the shapes have to be compared first.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "updates_with_everything",
        "updates_and_counts",
        finding="update-unchecked",
        says="The numbers are those of a model that took everything in: other shapes, unknown names and statistics. "
        "`nnx.update` checks nothing and raises nothing, so what goes in has to be chosen before.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "looks_at_names_only",
        "looks_at_sizes",
        "reshapes_what_has_the_size",
        "looks_at_lengths",
        finding="shape-unchecked",
        says="An array of another shape was written: as it is, reshaped, or stretched by broadcasting. Nothing is raised, "
        "but such an array was made for another model; it is to be left out.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "writes_statistics",
        "writes_statistics_of_any_shape",
        finding="statistics-overwritten",
        says="`mean` or `var` of the norm were written. They are state of the right name and shape, but no Params.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "skips_the_layer",
        "stops_at_the_first_misfit",
        finding="layer-skipped",
        says="Where one array of a layer did not fit, its neighbors were left out too. Each array is decided on its "
        "own.",
        requirement=3,
    ),
    resembles(
        "all_or_nothing",
        finding="all-or-nothing",
        says="One array that did not fit kept all the others out. Each is decided on its own.",
        requirement=3,
    ),
    resembles(
        "goes_through_the_model",
        finding="unknown-not-counted",
        says="What was handed in under unknown names, or for something that is not a Param, is missing from the count. "
        "Whoever goes through the model's own names never meets those of `weights`.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "counts_unknown_names_only",
        finding="other-shapes-not-counted",
        says="The arrays of another shape are missing from the count. They were left out as well.",
        requirement=3,
    ),
    resembles(
        "counts_layers_with_misfits",
        finding="layers-counted",
        says="The third number counts layers in which something was left out. Each array that was left out counts.",
        requirement=3,
    ),
    resembles(
        "counts_elements",
        finding="elements-counted",
        says="The third number counts the elements of the arrays that were left out. Each array counts once.",
        requirement=3,
    ),
    entry_is(
        2,
        lambda case, right: 6 - sum(len(arrays) for arrays in case.args[3].values()) + right[2],
        finding="own-names-counted",
        alone=True,
        says="The third number is how many Params of the model got nothing new. What is asked for is how many arrays of "
        "`weights` were left out.",
        requirement=3,
    ),
    resembles(
        "counts_what_was_written",
        finding="counts-written",
        says="The third number counts the arrays that were written. Those that were left out are asked for.",
        requirement=3,
    ),
    resembles(
        "updates_a_copy",
        finding="not-written",
        says="The output is that of the model as it was built. Either it was called before anything was written, or "
        "the arrays went into something else: a clone and a mapped state have Variables of their own.",
        requirement=2,
        read="The API",
    ),
    entry_is(
        3,
        lambda case, right: 3.0,
        finding="counts-names",
        says="The fourth number is 3: these are the names of the layers. Each has several arrays below it, and "
        "these are asked for.",
        requirement=5,
    ),
    entry_is(
        4,
        lambda case, right: 8.0,
        finding="variable-matches-all",
        says="The fifth number is 8: that is every array. A filter for `nnx.Variable` matches the Params as well.",
        requirement=5,
        read="The API",
    ),
    params_lost,
    leaves_added,
    param_replaced,
    attribute_added,
    entry_is(
        3,
        lambda case, right: 8.0,
        finding="counts-all-leaves",
        alone=True,
        says="The fourth number is 8: that is every array of the state. Two of them are statistics.",
        requirement=5,
    ),
    raised(
        "KeyError",
        finding="unknown-name-raises",
        says="A name in `weights` that the model does not have raised `KeyError`. Such names are to be expected; they "
        "are left out and counted.",
        requirement=3,
        read="The API",
    ),
    raised(
        "AttributeError",
        "object has no attribute",
        finding="unknown-name-raises",
        says="A name in `weights` that the model does not have was looked up as an attribute. Such names are to be "
        "expected; they are left out and counted.",
        requirement=3,
        read="The API",
    ),
)

CHECKS = (*KNOWN, miscounted)

"""What the five numbers say about what was written, and where."""

from problems.vocabulary import entry_is, raised, resembles

CHECKS = (
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
        finding="shape-unchecked",
        says="An array of another shape was written, as it is or stretched by broadcasting. Nothing is raised, but such "
        "an array was made for another model; it is to be left out.",
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
        "counts_what_was_written",
        finding="counts-written",
        says="The third number counts the arrays that were written. Those that were left out are asked for.",
        requirement=3,
    ),
    resembles(
        "assigns_bare_arrays",
        finding="param-replaced",
        says="The outputs are right, but the model has fewer Params than before: assigning an array to an attribute "
        "replaced the Variable that was there. Its role is gone, and an optimizer would pass it by.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "updates_a_copy",
        finding="not-written",
        says="The output is that of the model as it was built: the arrays were written into something else. A clone "
        "and a mapped state have Variables of their own.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "adds_the_unknown",
        finding="attribute-added",
        says="The state has more leaves than the model was built with. A name that the model did not know was written "
        "all the same, and `nnx.update` made an attribute of it.",
        requirement=4,
        read="Pitfalls",
    ),
    entry_is(
        3,
        lambda case, right: 8.0,
        finding="counts-all-leaves",
        alone=True,
        says="The fourth number is 8: that is every leaf of the state. Two of them are statistics.",
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

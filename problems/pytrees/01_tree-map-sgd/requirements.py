"""What the page asks of the new tree, in the page's order."""

from problems.vocabulary import raised, resembles

CHECKS = (
    raised(
        "TypeError",
        "unsupported operand",
        "NoneType",
        finding="none-is-a-leaf",
        says="Arithmetic was done with a `None`. For JAX `None` is an empty container and no leaf: a map passes it "
        "by, unless it is told otherwise.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "AttributeError",
        "'NoneType' object has no attribute",
        finding="none-is-a-leaf",
        says="A `None` was treated like an array or a container with something in it. For JAX `None` is an empty "
        "container and no leaf: a map passes it by.",
        requirement=2,
        read="Pitfalls",
    ),
    *(
        raised(
            "TypeError",
            "unsupported operand",
            f"'{kind}'",
            finding="tree-arithmetic",
            says=f"An arithmetic operator met a `{kind}`. Containers have no arithmetic of their own; the arrays are at "
            "the leaves, further in.",
            requirement=1,
            read="Pitfalls",
        )
        for kind in ("dict", "list", "tuple")
    ),
    raised(
        "TypeError",
        "can't multiply sequence by non-int",
        finding="containers-missed",
        says="A list or a tuple was multiplied by a number, as if it were an array. The tree nests dicts, lists and "
        "tuples in any order, and the arrays are at the leaves.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "AttributeError",
        "object has no attribute 'items'",
        finding="containers-missed",
        says="Something that is no dict was asked for its items. The tree nests dicts, lists and tuples in any order, "
        "with arrays at any depth.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "requires ndarray or scalar arguments",
        finding="containers-missed",
        says="A container arrived where an array was expected. The tree nests dicts, lists and tuples in any order, "
        "and the arrays are at the leaves.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "KeyError",
        finding="names-assumed",
        says="The code asked for a key that this tree does not have. What the places are called, and how many there "
        "are, differs from model to model.",
        requirement=2,
        read="Pitfalls",
    ),
    *(
        raised(
            "TypeError",
            *parts,
            finding="names-assumed",
            says="The code asked for a name in something that has none. What the places are called, and how deep they "
            "lie, differs from model to model.",
            requirement=2,
            read="Pitfalls",
        )
        for parts in (("indices must be integers", "not str"), ("does not support string indexing",))
    ),
    raised(
        "ValueError",
        "different types at key path",
        "<class 'float'>",
        finding="number-as-tree",
        says="A number was passed to the map as if it were a tree. The map looks for a place in every one of its "
        "trees, and a number has no places.",
        requirement=1,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "Too many leaves for PyTreeDef",
        finding="leaves-miscounted",
        says="A tree was put together from more leaves than its form has places. The form and the list of leaves "
        "belong together as they came from one tree.",
        requirement=2,
        read="The API",
    ),
    raised(
        "AttributeError",
        "'list' object has no attribute 'unflatten'",
        finding="form-missing",
        says="A tree was to be put together from a list where its form belongs. A list of leaves does not know how they "
        "were nested.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "both_trees_in_a_tuple",
        finding="trees-in-a-tuple",
        says="One tree was passed to the map, a tuple of two. So its function got one leaf at a time, and took the first "
        "two elements of each for a pair.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "lists_become_tuples",
        finding="list-became-tuple",
        says="Lists came back as tuples. To JAX these are trees of another form, and a map over both raises.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "flat_list_of_leaves",
        finding="structure-lost",
        says="A flat list came back. The arrays in it are right, but which layer each belongs to is no longer known.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "tuples_become_lists",
        finding="tuple-became-list",
        says="Tuples came back as lists. To JAX these are trees of another form: a step that was compiled for the one "
        "is compiled again for the other, and a map over both raises.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "none_becomes_zero",
        finding="none-replaced",
        says="A number stands where `params` has `None`. The tree has got a leaf more, which the next map over "
        "`params` and the result trips over.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "drops_none",
        finding="none-dropped",
        says="Places that hold `None` are missing in the result. They are part of the tree's form, like any other "
        "place.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "zips_the_values",
        finding="paired-by-order",
        says="Some arrays were stepped with the gradient of a neighbor. The dicts of the two trees have the same keys, "
        "but not in the same order.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "goes_uphill",
        finding="sign-flipped",
        says="Every array moved the right distance in the opposite direction. The gradient points uphill, and a step "
        "is meant to lower the loss.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "forgets_the_rate",
        finding="rate-unused",
        says="Every array moved by its whole gradient: `lr` plays no part in the result.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "adds_the_gradients",
        finding="gradient-added",
        says="The gradients were added to the parameters as they are. They point uphill, and `lr` plays no part in the "
        "result.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "step_times_the_parameter",
        finding="step-scaled",
        says="Every step is too long or too short by a factor: the parameter itself. What is taken away is `lr` times "
        "the gradient.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "averages_the_gradients",
        finding="gradient-averaged",
        says="All elements of an array moved by the same amount. Every element has a gradient of its own.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "returns_the_updates",
        finding="update-returned",
        says="The result holds the steps, and not where they lead. What is asked for is the new parameters.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "returns_the_steps_downhill",
        finding="update-returned",
        says="The result holds the steps, and not where they lead. What is asked for is the new parameters.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "trees_swapped",
        finding="trees-swapped",
        says="Parameters and gradients changed places: the function of a map gets its leaves in the order in which the "
        "trees stand.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "rate_of_full_precision",
        finding="dtype-promoted",
        says="An array of half precision came back as `float32`. A plain Python number adapts to the array it meets; "
        "something in this arithmetic has a wider dtype of its own, such as a converted `lr` or a cast.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "result_dropped",
        finding="map-result-dropped",
        says="`params` came back as it was. No array changes in place, and a map changes nothing in the tree it is "
        "given; what is new is what it returns.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "scales_the_params",
        finding="params-scaled",
        says="Every array was moved by a share of itself. The step goes by the gradient that stands in the same place.",
        requirement=1,
        read="Task",
    ),
)

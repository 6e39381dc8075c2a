"""What the page asks of the class and of the five results, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence
from problems.vocabulary import calls_any, raised, resembles
from runner.protocol import Opaque

KEYS = {"leaves", "value", "gradient", "doubled", "name"}
NOT_REGISTERED = (
    "An object of your class reached JAX as it is. JAX knows arrays and numbers, and looks into a class only after it "
    "was told which of its fields hold data."
)
NAME_IS_DATA = (
    "A string reached JAX as a leaf. Data is what a transform may trace and replace; a name is for telling one "
    "structure from another."
)
STRUCTURE = (
    "An array is part of the structure. JAX compares and hashes structures, which arrays do not allow, and transforms "
    "see none of what is in there."
)


def objects_returned(evidence: Evidence) -> Diagnosis | None:
    """Say where an object stands in the result in the place of an array."""
    for _, seen in evidence.plain():
        if not isinstance(seen.value, dict):
            continue
        leaves = seen.value.get("leaves")
        if isinstance(leaves, list) and any(isinstance(leaf, Opaque) for leaf in leaves):
            text = (
                "The only leaf of your object is the object itself. JAX looks into a class only after it was told "
                "which of its fields hold data."
            )
            return Diagnosis("not-registered", text, 1, "Pitfalls")
        if isinstance(leaves, list) and any(isinstance(leaf, str) for leaf in leaves):
            return Diagnosis("name-is-data", NAME_IS_DATA, 1, "Pitfalls")
        for key, value in seen.value.items():
            if isinstance(value, Opaque) and value.type_name.startswith("learner."):
                text = (
                    f"`{key}` is an object of your class. What `jax.grad` and `jax.tree.map` give for an object is "
                    "such an object again; the array asked for is one of its fields."
                )
                return Diagnosis("object-returned", text, 5, "Output")
    return None


def other_keys(evidence: Evidence) -> Diagnosis | None:
    """Say that the result is no dict, or one of other keys."""
    for _, seen in evidence.plain():
        if seen.error is None and (not isinstance(seen.value, dict) or set(seen.value) != KEYS):
            text = "The result is not a dict of the five keys that the section Output lists."
            return Diagnosis("other-keys", text, 5, "Output")
    return None


CHECKS = (
    raised("TypeError", "<class 'str'>", finding="name-is-data", says=NAME_IS_DATA, requirement=1, read="Pitfalls"),
    raised(
        "TypeError",
        "as an abstract array",
        "<class 'learner.",
        finding="not-registered",
        says=NOT_REGISTERED,
        requirement=1,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "is not a valid JAX type",
        finding="not-registered",
        says=NOT_REGISTERED,
        requirement=1,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "unsupported operand",
        "'int' and",
        finding="not-registered",
        says=NOT_REGISTERED,
        requirement=1,
        read="Pitfalls",
    ),
    *(
        raised(kind, part, finding="coeffs-is-structure", says=STRUCTURE, requirement=1, read="Pitfalls")
        for kind, part in (
            ("ValueError", "checking equality of metadata fields"),
            ("ValueError", "Cache keys should be comparable"),
            ("TypeError", "unhashable type"),
            ("ValueError", "Non-hashable static arguments"),
            ("ValueError", "truth value of an array"),
        )
    ),
    *(
        raised(
            kind,
            *parts,
            finding="unflatten-mixed-up",
            says="An object was put together with its fields in the wrong places. What `tree_flatten` gives, and in "
            "which order, has to come back in `tree_unflatten` in the order of its parameters.",
            requirement=1,
            read="Pitfalls",
        )
        for kind, parts in (
            ("AttributeError", ("'str' object has no attribute",)),
            ("TypeError", ("unsupported operand", "'str'")),
            ("TypeError", ("multiply sequence by non-int",)),
        )
    ),
    raised(
        "TypeError",
        "__init__() takes",
        "were given",
        finding="children-not-a-tuple",
        says="An object was put together from another number of parts than it has fields. JAX iterates over what "
        "`tree_flatten` gives as children: a tuple of fields gives fields, an array gives its elements.",
        requirement=1,
        read="Pitfalls",
    ),
    *(
        raised(
            kind,
            part,
            finding="children-not-unpacked",
            says="A field of the rebuilt object holds a tuple. `tree_unflatten` gets all children together, in a "
            "tuple, also when there is one only.",
            requirement=1,
            read="The API",
        )
        for kind, part in (
            ("AttributeError", "'tuple' object has no attribute"),
            ("TypeError", "got <class 'tuple'>"),
            ("TypeError", "got tuple"),
            ("TypeError", "'tuple'"),
        )
    ),
    objects_returned,
    other_keys,
    resembles(
        "children_in_an_array",
        finding="children-not-a-tuple",
        says="There is one leaf for each coefficient. JAX iterates over what `tree_flatten` gives as children: a tuple "
        "of fields gives fields, an array gives its elements.",
        requirement=1,
    ),
    resembles(
        "coeffs_as_numbers",
        "registered_static",
        finding="coeffs-is-structure",
        says="The object's coefficients are not among its data: the gradient is a copy of them, and doubling every "
        "leaf changed nothing. What a transform is to work on has to be a leaf.",
        requirement=1,
    ),
    resembles(
        "name_lost",
        finding="name-lost",
        says="The doubled object has another name than the first. Whatever is not among the data has to travel in the "
        "structure, or a new object cannot know of it.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "highest_power_first",
        finding="powers-reversed",
        says="The coefficients were taken from the highest power down. Here the first one belongs to the power zero.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "powers_from_one",
        finding="powers-shifted",
        says="Every power is one too high: the first coefficient belongs to the power zero.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "gradient_in_x",
        finding="gradient-in-x",
        says="The gradient is one number: it was taken with respect to `x`. Asked for is how the value changes with "
        "the object.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "map_result_dropped",
        finding="map-result-dropped",
        says="The doubled object is the first one, unchanged. A map changes nothing in what it is given; the new "
        "object is what it returns.",
        requirement=4,
        read="Task",
    ),
    calls_any(
        "jax.tree.map",
        "jax.tree_util.tree_map",
        "jax.tree.map_with_path",
        "jax.tree_util.tree_map_with_path",
        "jax.tree.unflatten",
        "jax.tree_util.tree_unflatten",
        finding="nothing-mapped",
        says="No tree was mapped: the doubled object was put together by hand, which works for any class and says "
        "nothing about whether JAX can look into yours.",
        requirement=4,
        read="Task",
    ),
)

"""What the page asks of the class and of the five results, in the page's order."""

import re

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence
from problems.vocabulary import calls_any, raised, resembles
from runner.protocol import Opaque

KEYS = {"leaves", "value", "gradient", "doubled", "name"}
MAPS = (
    "jax.tree.map",
    "jax.tree_util.tree_map",
    "jax.tree.map_with_path",
    "jax.tree_util.tree_map_with_path",
)
LOOKS = (
    *MAPS,
    "jax.tree.leaves",
    "jax.tree_util.tree_leaves",
    "jax.tree.leaves_with_path",
    "jax.tree_util.tree_leaves_with_path",
    "jax.tree.flatten",
    "jax.tree_util.tree_flatten",
    "jax.tree.unflatten",
    "jax.tree_util.tree_unflatten",
)
GRADIENTS = (
    "jax.grad",
    "jax.value_and_grad",
    "jax.vjp",
    "jax.jvp",
    "jax.jacrev",
    "jax.jacfwd",
    "nnx.grad",
    "nnx.value_and_grad",
)
OF_PYTHON = frozenset(
    "bool builtin_function_or_method dict ellipsis float function generator int list map method "
    "NoneType object range set str tuple type zip".split()
)
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


def is_own_class(name: str) -> bool:
    """Whether a type that an exception names is neither one of Python's nor one of JAX's."""
    return name not in OF_PYTHON and not re.search("Array|Tracer|Pjit|ufunc|numpy|partial", name)


def object_in_arithmetic(evidence: Evidence) -> Diagnosis | None:
    """Say that an object of a class met an operator: as the leaf of a map, or in the place of a map."""
    for _, seen in evidence.plain():
        text = seen.error.message if seen.error is not None and seen.error.type_name == "TypeError" else ""
        found = re.search(r"unsupported operand type\(s\) for \S+: '([\w.]+)' and '([\w.]+)'", text)
        if found is None or not any(map(is_own_class, found.groups())):
            continue
        last = seen.calls[-1] if seen.calls else None
        if last is not None and last.name in MAPS and last.leaves is None:  # raised in what is mapped
            return Diagnosis("not-registered", NOT_REGISTERED, 1, "Pitfalls")
        text = (
            "An operator met an object of a class as a whole. The object has no arithmetic of its own; its leaves do."
        )
        return Diagnosis("object-in-arithmetic", text, 4, "Task")
    return None


def object_indexed(evidence: Evidence) -> Diagnosis | None:
    """Say that an object was indexed like a dict."""
    for error in evidence.errors():
        found = re.fullmatch(r"'([\w.]+)' object is not subscriptable", error.message)
        if found is not None and is_own_class(found.group(1)):
            text = (
                "An object of a class was indexed like a dict. What `jax.grad` and `jax.tree.map` give for an object "
                "is an object of its class again, with the same fields."
            )
            return Diagnosis("object-indexed", text, 5, "The API")
    return None


def no_object_in_a_tree(evidence: Evidence) -> Diagnosis | None:
    """Say that only arrays and built-in containers were mapped, where the task is about an object."""
    if not evidence.outputs_right or not evidence.calls(*MAPS):
        return None
    known = {"dict", "list", "tuple", "function", "float", "int", "str", "NoneType"}
    for call in evidence.calls(*LOOKS):
        trees = call.arguments[1:] if call.name in MAPS else call.arguments
        if not all(tree in known or tree.startswith("array(") for tree in trees):
            return None
    text = (
        "What was mapped here, and where leaves were asked for, is an array or a built-in container, and never an "
        "object of a class of yours. So nothing shows whether JAX can look into one."
    )
    return Diagnosis("object-not-mapped", text, 4, "Task")


def other_name(evidence: Evidence) -> Diagnosis | None:
    """Say that another name came back than the one that was given."""
    for case, seen in evidence.plain():
        if not isinstance(seen.value, dict) or set(seen.value) != KEYS:
            continue
        name = seen.value["name"]
        if (name is None or isinstance(name, str)) and name != case.args[1]:
            text = (
                "The name in the result is not the one that was given. Whatever is not among the data has to travel "
                "in the structure, or a new object cannot know of it."
            )
            return Diagnosis("name-lost", text, 1, "The API")
    return None


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
    raised(
        "TypeError",
        "traced for jit returned a value of type <class 'str'>",
        finding="all-compiled",
        says="A compiled function returned a string, and nothing but arrays comes out of one as data. Requirement 2 "
        "compiles the function that gives the value; look at what else was compiled with it.",
        requirement=2,
        read="Task",
    ),
    raised(
        "TypeError",
        "<class 'str'>",
        "at path name",
        finding="all-compiled",
        says="A compiled function got the name as an argument of its own. Requirement 2 compiles a function of the "
        "object and `x`; the name is inside of the object.",
        requirement=2,
        read="Task",
    ),
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
        "<class 'learner.",
        finding="not-registered",
        says=NOT_REGISTERED,
        requirement=1,
        read="Pitfalls",
    ),
    object_in_arithmetic,
    object_indexed,
    raised(
        "TypeError",
        "register_dataclass",
        "nodetype is not a dataclass",
        finding="registered-too-early",
        says="`register_dataclass` got a class that is no dataclass yet. Decorators work from the bottom up: the one "
        "nearest to the class comes first.",
        requirement=1,
        read="Worked example",
    ),
    raised(
        "ValueError",
        "must include all dataclass fields",
        finding="field-undeclared",
        says="`register_dataclass` was told of other fields than the class has. Each field is either data or part of "
        "the structure; none may be left out.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TypeError",
        "field() got an unexpected keyword argument 'static'",
        finding="static-not-in-metadata",
        says="The `field` of `dataclasses` knows no `static`; that is how some libraries' own `field` is written. "
        "JAX reads the declaration from the field's `metadata`.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TypeError",
        "tree_unflatten() missing",
        finding="no-class-method",
        says="`tree_unflatten` was called without an object: JAX calls it on the class, when there is no object yet. "
        "So its first parameter has to be filled by the class.",
        requirement=1,
        read="The API",
    ),
    raised(
        "ValueError",
        "should return a (children, aux_data) tuple",
        finding="flatten-gives-one-half",
        says="`tree_flatten` gave something other than a pair. JAX needs both halves of an object: what is data, and "
        "what belongs to the structure.",
        requirement=1,
        read="The API",
    ),
    raised(
        "TypeError",
        "Expected a callable value",
        finding="result-transformed",
        says="A transform got a result where it takes a function: the function was called before it was transformed. "
        "A transform takes the function itself and gives one, and that is what is called.",
        requirement=2,
        read="Worked example",
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
        says="There is one leaf for each coefficient. Containers are taken apart: if `tree_flatten` gives an array in "
        "the place of a tuple of fields, JAX takes its elements, and so it does with a data field that holds a list of "
        "numbers.",
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
    other_name,
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
    resembles(
        "leaves_of_the_doubled",
        part="leaves",
        finding="doubled-too-early",
        says="The leaves listed are twice the coefficients. They are asked for as they were before the doubling.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "value_of_the_doubled",
        part="value",
        finding="doubled-too-early",
        says="The value is twice the polynomial's. It is asked for with the coefficients as they were before the "
        "doubling.",
        requirement=5,
        read="Output",
    ),
    calls_any(
        *MAPS,
        "jax.tree.unflatten",
        "jax.tree_util.tree_unflatten",
        finding="nothing-mapped",
        says="No tree was mapped: the doubled object was put together by hand, which works for any class and says "
        "nothing about whether JAX can look into yours.",
        requirement=4,
        read="Task",
    ),
    no_object_in_a_tree,
    calls_any(
        "jax.jit",
        "nnx.jit",
        finding="nothing-compiled",
        says="No function was compiled. A plain call takes objects of any class, so it "
        "does not show that JAX can take yours as an argument.",
        requirement=2,
        read="Task",
    ),
    calls_any(
        *GRADIENTS,
        finding="nothing-differentiated",
        says="No function was differentiated: the gradient came about without JAX. One that JAX gives would come "
        "as an object of your class.",
        requirement=3,
        read="Task",
    ),
)

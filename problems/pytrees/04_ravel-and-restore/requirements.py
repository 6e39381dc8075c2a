"""What the page asks of the norm and of the clipped tree, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence
from problems.vocabulary import raised, resembles
from runner.protocol import Array, Value


def leaves(value: Value) -> list[Array]:
    """Give the arrays of a tree in JAX's order."""
    if isinstance(value, dict):
        return [leaf for _, item in sorted(value.items()) for leaf in leaves(item)]
    if isinstance(value, list | tuple):
        return [leaf for item in value for leaf in leaves(item)]
    return [value] if isinstance(value, Array) else []


def promoted(evidence: Evidence) -> Diagnosis | None:
    """Say that leaves of half precision came back in full precision, whatever else is wrong."""
    for case, seen in evidence.plain():
        before, after = leaves(case.args[0]), leaves(seen.value)
        if len(before) == len(after) and ("float16", "float32") in {
            (one.dtype, other.dtype) for one, other in zip(before, after, strict=True)
        }:
            text = (
                "Arrays of half precision came back as `float32`. Follow the dtype from the leaf to the result; the "
                "numbers may be wrong as well."
            )
            return Diagnosis("dtype-promoted", text, 3, "Pitfalls")
    return None


CHECKS = (
    *(
        raised(
            "TypeError",
            *parts,
            finding="tree-arithmetic",
            says="Arithmetic was done with a container. The numbers are in the leaves, further in.",
            requirement=1,
            read="The API",
        )
        for parts in (
            ("unsupported operand", "'dict'"),
            ("unsupported operand", "'list'"),
            ("can't multiply sequence",),
            ("requires ndarray or scalar arguments", "dict"),
            ("requires ndarray or scalar arguments", "list"),
        )
    ),
    raised(
        "TracerBoolConversionError",
        finding="python-condition",
        says="Python was asked whether a traced norm is larger than something. Under `jax.jit` the norm has no value "
        "while Python runs; the decision has to become a part of the computation.",
        requirement=4,
        read="Pitfalls",
    ),
    raised(
        "ConcretizationTypeError",
        finding="python-number",
        says="A traced value was turned into a Python number. Under `jax.jit` it has no value while Python runs.",
        requirement=4,
        read="Task",
    ),
    raised(
        "TypeError",
        "unsupported operand",
        "NoneType",
        finding="none-is-a-leaf",
        says="Arithmetic was done with a `None`. For JAX it is an empty container and no leaf.",
        requirement=3,
        read="Inputs",
    ),
    resembles(
        "one_vector_returned",
        finding="tree-not-restored",
        says="One vector came back. Which element belongs to which leaf is no longer known.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "norm_in_half",
        "optax_norm",
        finding="norm-in-half",
        says="Arrays of half precision came back as zeros: the sum of their squares is more than `float16` can hold, "
        "and something divided by infinity is zero.",
        requirement=1,
    ),
    resembles(
        "multiplies_before_dividing",
        finding="product-overflows",
        says="Arrays of half precision came back as infinity: on the way they were multiplied by `c`, which gives more "
        "than `float16` can hold, although the result would have fit.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "factor_of_full_precision",
        finding="dtype-promoted",
        says="Arrays of half precision came back as `float32`. One operand of `float32`, such as the factor, makes the "
        "whole product `float32`, as a cast on the way does. Follow the dtype from the leaf to the result.",
        requirement=3,
    ),
    resembles(
        "ravel_of_halves",
        finding="dtype-promoted",
        says="Where all leaves were of half precision, they came back as `float32`; beside leaves of `float32` they came "
        "back right. The function that `ravel_pytree` gives puts no dtype back where all leaves had the same one: look "
        "at the dtype of the vector that it gets.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "halves_in_mixed_company_promoted",
        finding="dtype-promoted",
        says="All leaves came back with one dtype: that of the vector in which they had been joined.",
        requirement=3,
    ),
    resembles(
        "leaf_by_leaf",
        finding="clipped-by-leaf",
        says="Each leaf was clipped by its own norm, so the tree as a whole points elsewhere. There is one norm and "
        "one factor for all leaves.",
        requirement=1,
    ),
    resembles(
        "element_by_element",
        finding="clipped-by-element",
        says="Each element was limited by itself. Clipping by a norm makes the whole tree shorter and keeps its "
        "direction.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "always_scaled",
        "always_scaled_safely",
        finding="scaled-up",
        says="A tree whose norm is below `c` came back longer than it was. Clipping is for what is too long.",
        requirement=2,
    ),
    resembles(
        "scaled_the_other_way",
        finding="decision-turned",
        says="Trees longer than `c` came back as they were, and shorter ones were made longer: the decision is the "
        "wrong way round.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "zero_over_zero",
        finding="zero-over-zero",
        says="A tree of zeros came back as `nan`: `c` was divided by a norm of zero, and the result was used.",
        requirement=2,
    ),
    resembles(
        "root_forgotten",
        finding="root-missing",
        says="The leaves were divided by the sum of squares. A norm is the root of it.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "norms_added",
        finding="norms-added",
        says="The norms of the leaves were added up. Lengths do not add; their squares do.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "absolute_values_added",
        finding="absolute-values-added",
        says="The norm was taken as the sum of absolute values; asked for is the root of the sum of squares.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "mean_of_squares",
        finding="mean-for-sum",
        says="The norm was computed with a mean of squares. A longer tree has then no larger norm.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "limit_forgotten",
        finding="unit-norm",
        says="Trees that are too long came back with norm one: `c` is missing in the factor.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "largest_element",
        finding="largest-for-norm",
        says="The largest absolute value stood in for the norm.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "multiplied_by_the_limit",
        finding="norm-unused",
        says="Trees that are too long were multiplied by `c` alone. How long they were before plays no part in that.",
        requirement=2,
        read="Task",
    ),
    promoted,
)

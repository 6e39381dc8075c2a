"""Which axis counts the pairs, and whether the matrix is shared."""

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import raised, resembles


def axes_disagree(evidence):
    """`vmap` met different lengths: the matrix was mapped as well, or an axis was taken that does not count the pairs."""
    for case, seen in evidence.plain():
        if seen.error is None:
            continue
        if "inconsistent sizes for array axes" not in seen.error.message:
            return None
        shape = numbers(case.args[0]).shape
        if f"[{shape[0]},{shape[1]}]" in seen.error.message:
            return Diagnosis(
                "matrix-mapped",
                "`vmap` was to run along an axis of `W`, as if there were one row or column of it for each pair. There "
                "is one matrix, and every pair gets all of it.",
                1,
                "Pitfalls",
            )
        return Diagnosis(
            "mapped-lengths-differ",
            "`vmap` was to run along axes of different lengths. The axis that counts the pairs is not the same in `xs` "
            "and in `ys`; compare their shapes in the section Inputs.",
            2,
            "Pitfalls",
        )
    return None


def columns_beside_rows(evidence):
    """An elementwise product met `x @ W`, one row for each pair, and `ys`, one column for each."""
    for case, seen in evidence.plain():
        if seen.error is None or "ncompatible shapes" not in seen.error.message:
            continue
        columns, count = numbers(case.args[2]).shape
        if columns != count and all(
            f"({a}, {b})" in seen.error.message for a, b in ((columns, count), (count, columns))
        ):
            return Diagnosis(
                "columns-beside-rows",
                "Two arrays were combined element by element, one with a row for each pair and one with a column for "
                "each, as `ys` has. Both have to count the pairs along the same axis.",
                2,
                "Inputs",
            )
    return None


CHECKS = (
    axes_disagree,
    columns_beside_rows,
    raised(
        "ValueError",
        "vmap in_axes must be an int, None, or a tuple of entries corresponding to the positional arguments",
        finding="in-axes-count",
        says="`in_axes` has another number of entries than arguments were passed by position. Each argument wants its "
        "own entry, and arguments passed by name get none.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "vmap must have at least one non-None value in in_axes",
        finding="nothing-mapped",
        says="Every entry of `in_axes` is `None`, so there is nothing to run along. `None` says that an argument is "
        "shared by all calls.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "Expected a callable value",
        finding="result-for-function",
        says="A transform was given what a function returns. It wants the function itself, not yet called; its "
        "arguments come afterwards.",
        read="The API",
    ),
    raised(
        "ValueError",
        "matmul input operand",
        "must have ndim at least 1",
        finding="matrix-mapped",
        says="A matrix product met a single number. When an axis of `W` is mapped, the function gets one row of it, "
        "and `x` times a row leaves a number; every pair is meant to get the whole matrix.",
        requirement=1,
        read="Pitfalls",
    ),
    resembles(
        "every_x_with_every_y",
        "maps_the_columns_outside",
        finding="every-pair",
        says="The result has a number for every `x` with every `y`: a table, not a list. The first `x` belongs to the "
        "first `y` only, the second to the second.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "first_row_of_the_table",
        finding="every-pair",
        says="The numbers are those of the first `x` with every `y`: one row of a table of all combinations. The second "
        "`y` belongs to the second `x`.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "first_column_of_the_table",
        finding="every-pair",
        says="The numbers are those of the first `y` with every `x`: one column of a table of all combinations. The "
        "second `x` belongs to the second `y`.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "sums_the_table",
        finding="table-summed",
        says="Each number is a sum over all `ys`: every `x` met every `y`, and the table was summed. The first `x` "
        "belongs to the first `y` only, the second to the second.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "reshapes_for_a_transpose",
        finding="reshaped-for-transposed",
        says="The `ys` were brought into rows by a reshape. That keeps the numbers in the order of memory, so that a "
        "row then holds pieces of several vectors; it is another thing than exchanging two axes.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "leaves_the_products",
        "leaves_the_products_in_columns",
        finding="products-not-summed",
        says="The products of the last step are there one by one. A pair gives one number: their sum.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "sums_along_the_pairs",
        finding="other-axis-summed",
        says="The last sum ran along the pairs, and what is left is one number for each element of a `y`. `axis` names "
        "the axis that disappears.",
        requirement=2,
        read="Output",
    ),
    resembles(
        "sums_over_the_pairs",
        finding="pairs-summed",
        says="The result is the sum over all pairs. Each of them is meant to have a number of its own.",
        requirement=2,
        read="Output",
    ),
    resembles(
        "averages_over_the_pairs",
        finding="pairs-summed",
        says="The result is the mean over all pairs. Each of them is meant to have a number of its own.",
        requirement=2,
        read="Output",
    ),
    resembles(
        "leaves_the_matrix_out",
        finding="matrix-unused",
        says="The numbers are those of plain products, as if `W` held ones only.",
        requirement=1,
        read="Task",
    ),
)

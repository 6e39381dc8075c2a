"""What dtypes, an overflow and three sizes say about the rules that were believed in."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import resembles
from problems.vocabulary.resemblance import is_same_value

PARTS = 3


def part(*solutions, finding, says, requirement, read="Pitfalls"):
    """Recognize a mistake in one of the three results, that of the requirement's number, whatever the others are."""
    return resembles(*solutions, finding=finding, says=says, requirement=requirement, read=read, part=requirement - 1)


CHECKS = (
    part(
        "widens_with_an_array_scalar",
        finding="kept-was-widened",
        says="The first result has become `float32`. The factor took part as an array with a dtype of its own; a wider "
        "operand widens the result.",
        requirement=1,
        read="Pitfalls",
    ),
    part(
        "integers_become_floats",
        finding="integers-became-floats",
        says="The first result is right for floats, but of integers it has made floats: a Python float is weak within "
        "its kind, and floats are another kind than integers.",
        requirement=1,
        read="The API",
    ),
    part(
        "casts_the_factor",
        finding="factor-truncated",
        says="With integers the first result is zero everywhere: the factor was turned into an integer before the "
        "product. Look at the order of the two steps.",
        requirement=1,
        read="Pitfalls",
    ),
    part(
        "rounds_the_integers",
        "rounds_to_the_nearest",
        "rounds_every_number",
        finding="rounded-not-cast",
        says="The numbers of the first result were rounded before the cast. A cast alone cuts the fraction off, towards "
        "zero.",
        requirement=1,
        read="Task",
    ),
    part(
        "casts_the_sum",
        finding="overflow-before-cast",
        says="The total was cast to `float32`, or summed in it, after the squares had overflowed: `float16` ends at "
        "65504, and integers start again at the other end. Look at which step is still done in the narrow type.",
        requirement=2,
        read="Pitfalls",
    ),
    part(
        "total_in_its_own_type",
        "total_cast_back",
        finding="total-not-float32",
        says="The total does not have the type that is asked for: a sum takes its type from what is summed.",
        requirement=2,
        read="Output",
    ),
    part(
        "total_with_numpy",
        finding="total-from-numpy",
        says="The second result was computed by NumPy and is a NumPy number. It is meant to be a JAX array.",
        requirement=2,
        read="Output",
    ),
    part(
        "sum_of_the_numbers",
        finding="squares-forgotten",
        says="The second result is the sum of the numbers themselves; the task asks for that of their squares.",
        requirement=2,
        read="Task",
    ),
    part(
        "square_of_the_sum",
        finding="square-of-the-sum",
        says="The second result is the square of a sum, where a sum of squares is asked for.",
        requirement=2,
        read="Task",
    ),
    part(
        "squares_of_the_product",
        finding="squares-of-the-product",
        says="The second result was made from `x * s`. The squares are those of `x` itself.",
        requirement=2,
        read="Task",
    ),
    part(
        "mean_of_the_squares",
        finding="mean-for-sum",
        says="The second result is the mean of the squares; the task asks for their sum.",
        requirement=2,
        read="Task",
    ),
    part(
        "believes_in_float64",
        finding="float64-believed",
        says="The third size is 8. That is how large a `float64` would be, but what you ask for is not always what you "
        "get: measure the result, not the request.",
        requirement=3,
        read="Pitfalls",
    ),
    part(
        "numpy_rules",
        "numpy_rules_for_arrays",
        finding="numpy-rules",
        says="The sizes are those of NumPy, which widens to 64 bits. JAX has rules of its own, made for narrow types.",
        requirement=3,
        read="Pitfalls",
    ),
    part(
        "sizes_by_heart",
        "sizes_by_heart_with_float64",
        finding="sizes-by-heart",
        says="The three sizes are the same whatever the dtype of `x`. They are meant to be measured.",
        requirement=3,
        read="Task",
    ),
    part(
        "sizes_as_floats",
        finding="sizes-not-integers",
        says="The sizes came as floats. One float in a list makes floats of all; counts of bytes are integers.",
        requirement=3,
        read="Output",
    ),
    part(
        "array_scalar_without_a_type",
        finding="scalar-still-weak",
        says="The second size is that of a weak scalar: an array made from a Python number without a dtype stays weak. "
        "The task asks for a `float32`.",
        requirement=3,
        read="The API",
    ),
    part(
        "scalar_counted_as_strong",
        finding="python-scalar-is-weak",
        says="The first size is that of a product with a `float32`. The factor as it arrives is a Python float, and that "
        "is weak.",
        requirement=3,
        read="The API",
    ),
    part(
        "sizes_of_the_input",
        finding="cast-back-first",
        says="The first size was taken after the product had been cast back. The question is what the product itself is.",
        requirement=3,
        read="Task",
    ),
    part(
        "bits_for_bytes",
        finding="bits-for-bytes",
        says="The sizes are eight times too large: bits, where bytes are asked for.",
        requirement=3,
        read="The API",
    ),
    part(
        "bytes_of_the_whole_array",
        finding="whole-array-counted",
        says="The sizes grow with the length of `x`: they are those of whole arrays. One element's is asked for.",
        requirement=3,
        read="The API",
    ),
    part(
        "sizes_in_a_list",
        finding="sizes-not-an-array",
        says="The sizes came as a Python list. An array of three integers is asked for.",
        requirement=3,
        read="Output",
    ),
)

"""How the loop decides, and what it counts."""

import re

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import raised, resembles
from problems.vocabulary.outputs import results
from runner.protocol import Way


def python_decides(evidence):
    """Python was asked about a traced value: only under a transform, or in the loop's own functions."""
    for case, seen in evidence.plain():
        if seen.error is None or not seen.error.type_name.endswith("TracerBoolConversionError"):
            continue
        if case.way is Way.CALL:
            return Diagnosis(
                "tracer-in-condition",
                "Python was asked to decide by a traced value: `if`, `while`, `and`, `or`, `not` and chains like `a < b < c` "
                "want an answer now. "
                "The functions that `jit` and JAX's loops and branches are given run in Python once, with tracers.",
                2,
                "Pitfalls",
            )
        return Diagnosis(
            "python-loop",
            "Called as it is, your function works; under a transform, a Python `while` or `if` was asked about a "
            "traced value. How often such a loop runs has to be decided by the compiled program.",
            2,
            "Pitfalls",
        )
    return None


def parts_called(evidence):
    """A function that a loop or a branch calls takes another number of arguments than it is handed."""
    for error in evidence.errors():
        number = re.search(
            r"missing \d+ required positional argument|takes \d+ positional arguments? but \d+ w", error.message
        )
        if error.type_name == "TypeError" and number and not error.message.startswith("collatz_steps() "):
            return Diagnosis(
                "arguments-of-the-parts",
                "A function was called with another number of arguments than it takes. A loop hands over its state as "
                "one thing, a tuple if there are several numbers; `cond` hands over what stands behind its functions.",
                2,
                "The API",
            )
    return None


def beyond_the_limit(evidence):
    """Right where 1 is reached within the limit, and too large elsewhere."""
    limits = {case.name: numbers(case.args[1]) for case, _ in evidence.plain()}
    found = [(mine, theirs, limits[case.name]) for case, mine, theirs in results(evidence)]
    right = all((mine == theirs)[theirs < limit].all() for mine, theirs, limit in found)
    if not right or not any((mine > limit).any() for mine, _, limit in found):
        return None
    return Diagnosis(
        "limit-ignored",
        "The count goes beyond `limit`, where 1 is not reached within it. The bound is the argument, another one for "
        "each number.",
        3,
        "Pitfalls",
    )


CHECKS = (
    python_decides,
    *(
        raised(
            type_name,
            *parts,
            finding="limit-made-concrete",
            says="The number of rounds was needed as a Python number, for a `range`, a length or a size. Under a "
            "transform, `limit` is a traced value: nobody knows it while Python runs.",
            requirement=2,
            read="Pitfalls",
        )
        for type_name, parts in (
            ("TracerIntegerConversionError", ()),
            ("ConcretizationTypeError", ()),
            ("TypeError", ("Shapes must be 1D", "Tracer")),
        )
    ),
    raised(
        "TypeError",
        "carry input and carry output must have equal types",
        "float32",
        finding="number-becomes-float",
        says="The number went into a round as an integer and came out as a float: `/` always gives floats. What a "
        "loop carries keeps its dtype.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "must have equal output types",
        "float32",
        finding="number-becomes-float",
        says="One branch gives an integer and the other one a float: `/` always gives floats. Both branches are part of "
        "one program and have to agree.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "must have the same pytree structure",
        finding="carry-structure",
        says="What came out of a round has another form than what went in: another number of things, or other "
        "containers.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "cond_fun",
        finding="condition-not-boolean",
        says="The condition of the loop gave something other than one truth value.",
        requirement=2,
        read="The API",
    ),
    parts_called,
    raised(
        "TypeError",
        "arguments should be callable",
        finding="branch-not-function",
        says="`cond` was given numbers where it takes functions: it wants to be told how each of the two is computed, "
        "and what from.",
        requirement=2,
        read="The API",
    ),
    resembles(
        "says_when_to_stop",
        finding="condition-inverted",
        says="The loop stops where it should go on, and goes on where it should stop. Its first function says whether "
        "there is another round.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "counts_outside_of_the_state",
        finding="counted-by-side-effect",
        says="The same small number came for every input: the steps were counted in a Python variable. A loop's "
        "functions run in Python while JAX traces, not once for each round; what changes from round to round is the state.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "forgets_the_limit",
        finding="limit-ignored",
        says="The count goes beyond `limit`. Nobody knows whether this loop ends for every number; the limit is what "
        "makes sure of it.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "one_step_too_many",
        finding="limit-off-by-one",
        says="Where the limit stops the count, the result is one more than `limit`. Ask what the condition says when "
        "exactly `limit` steps have been made.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "one_step_too_few",
        finding="limit-off-by-one",
        says="Where the limit stops the count, the result is one less than `limit`. Ask what the condition says when "
        "one step is still allowed.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "counts_the_numbers",
        "counts_from_one",
        finding="start-counted",
        says="The count is one too large: it counts the numbers on the way and not the steps between them. From 1 to 1 "
        "there is no step.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "stops_at_an_odd_number",
        finding="first-odd-number",
        says="The count ends at the first odd number. The way goes on from there, up to 1.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "swaps_even_and_odd",
        finding="branches-swapped",
        says="Even numbers were tripled and odd ones halved. In `cond` and `where` alike, what is meant for a true "
        "condition comes first.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "returns_the_number",
        finding="number-returned",
        says="The result is the number that the way ended at, and not how many steps led there.",
        requirement=1,
        read="Output",
    ),
    resembles(
        "runs_to_the_limit",
        finding="goes-on-after-one",
        says="The result is the limit, whatever the number: steps are counted also after 1 has been reached.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "passes_one_and_goes_on",
        finding="goes-on-after-one",
        says="For small numbers the result is always one number too large for its way: the way went on after 1 and "
        "came back to it.",
        requirement=1,
        read="Task",
    ),
    beyond_the_limit,
)

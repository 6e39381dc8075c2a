"""How often JAX traced, and what was counted."""

from collections import Counter

from problems.diagnosis import Diagnosis
from problems.evidence import numbers
from problems.vocabulary import follows, raised, resembles, traced
from problems.vocabulary.outputs import results


def needed(case):
    """One trace for each shape."""
    return len({tuple(shape) for shape in case.args[2]})


def count_traces(evidence, name):
    """Give how often JAX traced the function that it traced most in a case."""
    return max(Counter(evidence.case(name).traced).values(), default=0)


def calls_counted(evidence):
    """As many traces are reported as there are calls."""
    reports = [(case, mine[-1], count_traces(evidence, case.name)) for case, mine, _ in results(evidence) if mine.size]
    if not reports or evidence.outputs_right or any(mine != len(case.args[0]) for case, mine, _ in reports):
        return None
    if all(seen == 0 for _, _, seen in reports):
        return not_jitted(evidence)
    if all(seen >= len(case.args[0]) for case, _, seen in reports):
        return Diagnosis(
            "jit-in-loop",
            "Every call was traced. What JAX has compiled belongs to one function object; a function that is made "
            "anew for each call, by a `def` or a `lambda` in a loop, has nothing to start from.",
            3,
            "Pitfalls",
        )
    return Diagnosis(
        "calls-counted",
        "The last number is that of the calls. A trace is when JAX runs the Python code of the function that it "
        "compiles, and only Python code that stands in that function can notice it. A number that is computed from "
        "traced values is part of the program, and grows with every call.",
        4,
        "Pitfalls",
    )


def not_jitted(evidence):
    """JAX traced nothing."""
    finished = [case for case, _, _ in results(evidence)]
    if evidence.calls("jax.jit", "nnx.jit") or not finished:
        return None
    if any(evidence.case(case.name).traced for case in finished):
        return None
    return Diagnosis(
        "not-jitted",
        "JAX compiled none of your functions: the Python code ran in full for every call.",
        2,
        "The API",
    )


def count_wrong(evidence):
    """The results are right, the number of traces is not."""
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence)]
    if not pairs or any(abs(mine[:-1] - theirs[:-1]).max() > 1e-3 for mine, theirs in pairs):
        return None
    if all(mine[-1] == theirs[-1] for mine, theirs in pairs):
        return None
    mine, theirs = next((mine, theirs) for mine, theirs in pairs if mine[-1] != theirs[-1])
    return Diagnosis(
        "count-wrong",
        f"The results are right, but the last number is {mine[-1]:.4g} where the fewest traces are {theirs[-1]:.0f}. "
        "Compare what the section The API says about when JAX traces again.",
        4,
        "The API",
    )


CHECKS = (
    raised(
        "ValueError",
        "Non-hashable static arguments",
        "'list'",
        finding="static-unhashable",
        says="A list was passed as a static argument. JAX looks up what it has compiled by the static values, as in a "
        "dictionary, so they have to be hashable, and lists are not.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "Non-hashable static arguments",
        "ArrayImpl",
        finding="static-unhashable",
        says="An array was passed as a static argument. Static means: a value that the program is compiled for. What is "
        "to be computed with is no such value, and cannot be looked up either.",
        requirement=2,
        read="Pitfalls",
    ),
    *(
        raised(
            type_name,
            text,
            finding="shape-from-tracer",
            says="The function took its shape from a traced value. Under `jit` the values of ordinary arguments are "
            "not known while Python runs, and a shape has to be.",
            requirement=2,
            read="Pitfalls",
        )
        for type_name, text in (
            ("TypeError", "Shapes must be 1D sequences of concrete values"),
            ("TracerIntegerConversionError", ""),
        )
    ),
    raised(
        "TracerBoolConversionError",
        finding="tracer-in-condition",
        says="Python was asked to decide by a traced value, with `if`, `max` or the like. While JAX traces, `rate` has "
        "no value yet; the decision has to become a part of the compiled program.",
        requirement=1,
        read="Pitfalls",
    ),
    raised(
        "UnexpectedTracerError",
        finding="counter-is-tracer",
        says="The counter came to hold a tracer: inside a traced function, JAX arrays stand for values to come. Count "
        "with something that Python itself computes.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "makes_the_rate_static",
        finding="changing-number-static",
        says="JAX traced again for every new rate: the rate is static. Then each of its values is worth a program of "
        "its own, and a rate that changes with every step means compiling at every step.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "never_starts_again",
        finding="counter-kept",
        says="The number of traces grows from one call of your function to the next: the counter starts once and not "
        "for each list of calls.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "keeps_negative_rates",
        finding="negative-rate",
        says="A negative rate was used as it is. The task lets it count as zero.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "takes_the_size_of_rates",
        finding="negative-rate",
        says="A negative rate counts as if it were positive. The task lets it count as zero.",
        requirement=1,
        read="Task",
    ),
    raised(
        "UnboundLocalError",
        finding="counter-is-local",
        says="A variable was assigned to inside a function, which makes it a new one of that function, without a value "
        "so far. Python has to be told that the one outside is meant.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "sums_the_largest_elements",
        finding="order-exchanged",
        says="The largest element of each row was taken, and those were added. First comes the sum of each row, then "
        "the largest sum.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "cuts_off_negative_results",
        finding="result-cut-off",
        says="A result below zero came out as zero, with a rate above zero. It is only the rate that counts as zero "
        "where it is negative; sums may be what they are.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "reads_the_rate_from_outside",
        finding="value-frozen",
        says="Later calls gave results with the rate of an earlier one. A compiled function reads a variable from "
        "outside of it once, while it is traced, and keeps that value; what changes comes in as an argument.",
        requirement=1,
        read="Why it matters",
    ),
    resembles(
        "reads_the_shape_from_outside",
        finding="value-frozen",
        says="Every call was computed with the shape of the first one. A compiled function reads a variable from "
        "outside of it once, while it is traced, and keeps that value; what changes comes in as an argument.",
        requirement=3,
        read="Why it matters",
    ),
    resembles(
        "sums_the_columns",
        finding="columns-summed",
        says="The numbers are those of the columns. `axis` names the axis that disappears.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "leaves_the_count_out",
        finding="count-missing",
        says="The results are there, the number of traces behind them is not.",
        requirement=4,
        read="Output",
    ),
    calls_counted,
    traced(
        needed,
        finding="too-many-traces",
        says="In one case JAX traced your function {count} times where {most} are enough. Only another shape calls "
        "for another program.",
        requirement=3,
        read="The API",
    ),
    not_jitted,
    count_wrong,
    follows(
        "compilation switched off",
        entry=4,
        finding="count-from-outside",
        says="Code inside it would have counted {expected} runs; the number was {got}. It comes from something else than "
        "such code.",
        requirement=4,
        read="The API",
    ),
)

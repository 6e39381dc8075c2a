"""What the page asks of the module and of the five numbers, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import Subject, calls_any, entries_swapped, entry_is, follows, resembles, unless
from problems.vocabulary.check import same, scalar_or_array
from problems.vocabulary.outputs import results
from problems.vocabulary.subjects import attribute_of

step = Subject("label", "rate", "offset", "weight")


def rates(case):
    return case.args[1]


def kinds(evidence):
    for mine, _ in step.pairs(evidence):
        found = {name: attribute_of(mine, name) for name in step.attributes}
        missing = next((name for name, attribute in found.items() if attribute is None), None)
        if missing is not None:
            text = f"Your module has no attribute `{missing}`. The task names four of them, one of each kind."
            return Diagnosis(f"{missing}-missing", text, 1, "Task")
        if found["rate"].kind != "static":
            text = (
                f"`rate` is `{found['rate'].type_name}`, so it is data: it flows through the compiled program, and its "
                "changes cost nothing. The experiment is about a plain Python float."
            )
            return Diagnosis("rate-is-data", text, 1, "Task")
        if found["offset"].kind != "array":
            text = (
                f"`offset` is `{found['offset'].type_name}`. The experiment is about an array that nothing is wrapped "
                "around."
            )
            return Diagnosis("offset-not-bare", text, 1, "Task")
    return None


WHAT = (
    (3, "the number of arrays in the state"),
    (3, "the number of those in a Variable"),
    (4, "how often the function was traced while `rate` changed"),
    (5, "how often the other function was traced while `offset` changed"),
    (6, "the sum over the last result of requirement 4"),
)


def number_wrong(evidence):
    """Say which number is wrong, where none of the known misconceptions gives it."""
    if any(check(evidence) for check in KNOWN):
        return None
    for case, mine, theirs in results(evidence):
        for entry, (requirement, what) in enumerate(WHAT):
            if not same(mine[entry : entry + 1], theirs[entry : entry + 1]):
                text = (
                    f"In the case `{case.name}`, the number at index {entry} is the first that differs. It is meant to be "
                    f"{what}."
                )
                return Diagnosis("other-number", text, requirement, "Task")
    return None


def offset_filled(evidence):
    """What stands in `offset` at the end has still the shape of `x`."""
    for case, seen in evidence.plain():
        for mine in step.built(seen):
            last = next((scalar_or_array(one.value) for one in mine.after if one.name == "offset"), None)
            if evidence.outputs_right and last is not None and last.shape == () != case.args[0].shape:
                text = (
                    "In the end `offset` holds one number, and no array shaped like `x`. A Python number that is assigned "
                    "here counts as data only because an array stood there before: set in `__init__`, it would be "
                    "structure."
                )
                return Diagnosis("offset-no-array", text, 5, "Task")
    return None


def jit_in_loop(evidence):
    for case, seen in evidence.plain():
        made = [call for call in seen.calls if call.name in {"nnx.jit", "jax.jit"}]
        if seen.error is None and not evidence.outputs_right and len(made) > 2 and len(made) >= len(rates(case)):
            text = (
                f"`{made[0].name}` was called {len(made)} times in the case `{case.name}`. What has been compiled belongs "
                "to one function, so a function that is made for each call is traced in each call."
            )
            return Diagnosis("jit-in-loop", text, 4, "Pitfalls")
    return None


KNOWN = (
    step.is_built(requirement=1),
    resembles(
        "model_captured",
        "one_model_captured",
        finding="model-captured",
        says="The numbers fit a compiled function that takes the model from outside and not as an argument. Its rate "
        "was written into the program in the first call, and no later change arrives.",
        requirement=4,
        read="Pitfalls",
    ),
    kinds,
    step.variable("weight", "nnx.Param", requirement=1, because="A weight is what training is for."),
    jit_in_loop,
    entries_swapped(requirement=3),
    entry_is(
        0,
        lambda case, right: 1.0,
        finding="bare-array-left-out",
        says="The first number is 1: the bare array is not in it. It is data as much as the wrapped one; a filter by "
        "Variable type passes it by, because it has none.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        0,
        lambda case, right: 4.0,
        finding="attributes-counted",
        says="The first number is 4: that is how many attributes there are. The state holds arrays only.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        0,
        lambda case, right: 6.0,
        finding="attributes-counted",
        says="The first number is 6: as many attributes as Python finds on the module, two of NNX's own among them. The "
        "state holds arrays only.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        0,
        lambda case, right: 2.0 * case.args[0].shape[0],
        finding="elements-counted",
        says="The first number is how many elements the arrays have. A leaf is a whole array, however long.",
        requirement=3,
    ),
    unless(
        (kinds,),
        entry_is(
            1,
            lambda case, right: 2.0,
            finding="bare-array-counted",
            says="The second number is 2: the bare array was counted among the Variables. A filter for `nnx.Variable` "
            "would leave it out.",
            requirement=3,
            read="The API",
        ),
    ),
    resembles(
        "counts_calls",
        finding="calls-counted",
        says="The third and the fourth number are how often the function was called. A compiled function is called "
        "often and traced seldom; what tells the two apart is where the counting line stands.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "counter_goes_on",
        finding="counter-kept",
        says="The fourth number holds the traces of requirement 4 as well: one counter went on through both "
        "measurements.",
        requirement=5,
    ),
    resembles(
        "one_function_one_counter",
        finding="function-kept",
        says="The fourth number fits one function and one counter for both measurements: the traces of the first are in "
        "it, and structures that the function had met were not traced again.",
        requirement=5,
        read="The API",
    ),
    resembles(
        "one_model_and_function",
        "one_function_two_counts",
        "compiled_at_the_top",
        finding="function-kept",
        says="A number of traces is too small: the function had met these structures before. What it has compiled "
        "stays with it, from one measurement to the next and from one call of yours to the next.",
        requirement=5,
        read="The API",
    ),
    unless(
        (kinds,),
        entry_is(
            2,
            lambda case, right: 1.0,
            finding="rate-not-changed",
            says="The third number is 1 for every list: the compiled function never met a model with another rate. Each "
            "one has to be on the model before the call.",
            requirement=4,
        ),
    ),
    entry_is(
        2,
        lambda case, right: len({0.0, *rates(case)}),
        finding="one-trace-more",
        says="The third number is one more than there are different rates. A call before the first assignment, with the "
        "rate the model started with, is traced too.",
        requirement=4,
    ),
    entry_is(
        2,
        lambda case, right: len(rates(case)),
        finding="each-rate-counted",
        says="The third number is how many rates there are. A rate that comes again is a structure that was met before.",
        requirement=4,
        read="The API",
    ),
    entry_is(
        3,
        lambda case, right: right[2],
        finding="offset-not-alone",
        says="The fourth number is as large as the third. Filling `offset` with other numbers changes no structure; "
        "look at what else changes between the calls.",
        requirement=5,
    ),
    entry_is(
        4,
        lambda case, right: right[4] / case.args[0].shape[0],
        finding="mean-for-sum",
        says="The fifth number is the mean of the result. Requirement 6 asks for its sum.",
        requirement=6,
    ),
    resembles(
        "sum_of_the_other_run",
        finding="other-run",
        says="The fifth number fits the last call with a changed `offset`. Asked for is that of the first measurement.",
        requirement=6,
    ),
    resembles(
        "sum_of_all_calls",
        finding="other-sum",
        says="The fifth number fits the sum over all calls of the first measurement, not over the last one.",
        requirement=6,
    ),
    follows(
        "one more `nnx.Param` attached",
        entry=0,
        finding="count-hard-coded",
        says="The state then had {expected} arrays, but the first number was {got}. It is written down, or counts "
        "something else than the state.",
        requirement=3,
    ),
    follows(
        "one more plain `nnx.Variable` attached",
        entry=0,
        finding="count-hard-coded",
        says="The state then had {expected} arrays, but the first number was {got}. It is written down, or counts "
        "something else than the state.",
        requirement=3,
    ),
    follows(
        "one more plain `nnx.Variable` attached",
        entry=1,
        finding="variables-not-all",
        says="{expected} arrays were then in a Variable, but the second number was {got}. It is written down, or counts "
        "one kind of Variable only.",
        requirement=3,
    ),
    calls_any(
        "nnx.jit",
        "jax.jit",
        finding="not-measured",
        says="No function was compiled, so the traces were foretold and not counted. The rule behind them is right for "
        "this model; the next one may hold a surprise.",
        requirement=4,
    ),
    *(
        follows(
            "compilation switched off",
            entry=entry,
            finding="not-measured",
            says="Code inside it would have counted {expected} runs; the number was {got}. It was foretold, and not "
            "counted. The rule behind it is right for this model; the next one may hold a surprise.",
            requirement=requirement,
            read="The API",
        )
        for entry, requirement in ((2, 4), (3, 5))
    ),
    offset_filled,
)

CHECKS = (*KNOWN, number_wrong)

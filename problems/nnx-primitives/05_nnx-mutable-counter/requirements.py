"""What the page asks of the module and of the two numbers, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import (
    DRAW,
    ZERO,
    Subject,
    calls_noted,
    entries_swapped,
    entry_is,
    follows,
    ignores,
    raised,
    reads,
    unless,
)
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results

layer = Subject("kernel", "bias", "count")


def features(case):
    return case.args[2]


def calls(case):
    return case.args[3]


def made_in_call(evidence):
    for mine, _ in layer.pairs(evidence):
        names = [{one.name for one in moment} for moment in (mine.before, mine.after)]
        if mine.calls and "count" in names[1] - names[0]:
            text = (
                "When the module had been built it had no `count`; the call made one. What a call makes, every call makes "
                "anew, and what the calls before it counted is gone."
            )
            return Diagnosis("count-made-in-call", text, 2, "Task")
    return None


def count_holds_number(evidence):
    """Require that the Variable has an array in it; the API refuses to look into a number only where it is indexed."""
    for mine, _ in layer.pairs(evidence):
        count = next((one for one in mine.before if one.name == "count"), None)
        if (
            count is not None
            and count.kind == "variable"
            and not count.dtype
            and isinstance(count.value, bool | int | float)
        ):
            text = (
                "`count` is a Variable with a Python number in it. It has no shape and no dtype, and `[...]` finds "
                "nothing in there to read or to write; an array is asked for."
            )
            return Diagnosis("count-holds-number", text, 2, "Task")
    return None


def calls_other(evidence):
    """Say that the calls were not `n`, where the first number is, and where nothing but Python ran them."""
    pairs = list(results(evidence))
    if not all(same(mine[:1], theirs[:1]) for _, mine, theirs in pairs):
        return None
    if any(not call.name.startswith("jax.random.") for call in evidence.calls()):
        return None  # under a transform a call may run once for many, or once more
    for case, _, _ in pairs:
        n, seen = int(calls(case)), evidence.case(case.name)
        made = sum(
            module.calls
            for module in layer.built(seen)
            if set(layer.attributes) <= {one.name for one in (*module.before, *module.after)}
        )
        # A call that goes on to its parent class counts twice: multiples of `n` prove nothing.
        if not seen.traced and made and made % n:
            more = "more" if made > n else "fewer"
            text = (
                f"Where `n` is {n}, your module was called {more} times than that, while the first number says {n}. "
                "The number is meant to tell the calls that took place."
            )
            return Diagnosis("calls-other", text, 5, "Task")
    return None


zero = entry_is(
    0,
    lambda case, right: 0.0,
    finding="count-stays",
    says="The first number is zero whatever `n` is. It grows only where a larger count is computed, put into the "
    "Variable, and read from there afterwards: look at which of the three does not happen.",
    requirement=3,
    read="Pitfalls",
)
jitted = calls_noted(
    "jax.jit",
    argument="function",
    finding="jit-drops-changes",
    says="`jax.jit` in line {line} works on a copy of the module. What changes in there stays in there, without an "
    "error, so the count of your module never moved.",
    requirement=3,
    read="understanding-state",
    only_when_wrong=True,
)


def jit_drops_changes(evidence):
    return jitted(evidence) if zero(evidence) else None


CHECKS = (
    raised(
        "IndexError",
        "Too many indices",
        finding="scalar-indexed",
        says="A scalar was asked for one of its places, and it has none: its shape is `()`. There is an index that means "
        "all of an array, whatever its shape.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "object is not subscriptable",
        finding="count-is-number",
        says="A Python number was asked for what is inside it. `[...]` is for a Variable with an array in it, and a plain "
        "`0` is neither: look at what the count is made of when the module is built.",
        requirement=2,
        read="The API",
    ),
    raised(
        "TypeError",
        "cannot be interpreted as an integer",
        finding="n-is-float",
        says="A float stood where Python counts with integers. Whole numbers arrive as floats here, `n` among them.",
        read="Inputs",
    ),
    layer.is_built(requirement=5),
    layer.stays_variable(
        "count", requirement=4, because="The number is right, and nothing knows any more what it is for."
    ),
    made_in_call,
    layer.variable("kernel", "nnx.Param", start=DRAW, requirement=1, because="A kernel is what training is for."),
    layer.variable("bias", "nnx.Param", start=ZERO, requirement=1, because="A bias is learned like a kernel."),
    layer.variable("count", "nnx.Variable", start=ZERO, requirement=2, because="A count is a fact, not a weight."),
    count_holds_number,
    layer.is_called(requirement=5),
    calls_other,
    entries_swapped(requirement=6),
    jit_drops_changes,
    unless((jit_drops_changes,), zero),
    entry_is(
        0,
        lambda case, right: 1.0,
        finding="rebuilt-each-call",
        says="The count is one, however many calls were asked for. That is what the last one of several modules knows, "
        "each called once; or one module that was told to be at one.",
        requirement=5,
        read="Pitfalls",
    ),
    entry_is(
        0,
        lambda case, right: calls(case) + 1,
        finding="one-call-more",
        says="The count is one more than `n`. Every call counts, the one for looking at the result as well.",
        requirement=5,
    ),
    entry_is(
        0,
        lambda case, right: calls(case) - 1,
        finding="one-call-less",
        says="The count is one less than `n`. Look at where the loop starts and ends, and at when the count is read.",
        requirement=5,
    ),
    entry_is(
        0,
        lambda case, right: 2 * calls(case),
        finding="counts-twice",
        says="The count is twice `n`: there are two places that add to it.",
        requirement=3,
    ),
    entry_is(
        1,
        lambda case, right: calls(case) * right[1],
        finding="sums-added-up",
        says="The second number is the sum over what all calls gave. Only the last call's result is asked for.",
        requirement=6,
    ),
    entry_is(
        1,
        lambda case, right: right[1] / features(case),
        finding="mean-for-sum",
        says="The second number is the mean of the result. Requirement 6 asks for its sum.",
        requirement=6,
    ),
    entry_is(
        1,
        lambda case, right: right[1] + calls(case) * features(case),
        finding="count-in-result",
        says="The second number grows with the number of calls: the count was added to the layer's result. It is "
        "counted beside it, and changes nothing in it.",
        requirement=3,
    ),
    follows(
        "`count` set to five",
        entry=0,
        finding="count-not-read",
        says="The first number was then {got}; a count that starts at five is {expected} after the calls asked for. The "
        "number comes from somewhere else: from `n`, or from a count that the function keeps for itself.",
        requirement=6,
    ),
    ignores("`count` set to five", "count", entry=1, requirement=3, finding="count-in-result"),
    reads("`kernel` tripled", "kernel", entry=1, requirement=3),
    reads("`bias` set to one", "bias", entry=1, requirement=3),
)

"""What each of the five counts says about the filter that it came from."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import entries_swapped, entry_is, raised, resembles
from problems.vocabulary.counterfactuals import experiment
from problems.vocabulary.outputs import results


def count(entry, of_depth, of_heads, constant, finding, says, read="Pitfalls"):
    def formula(case, right):
        return of_depth * case.args[0] + of_heads * case.args[1] + constant

    return entry_is(entry, formula, finding=finding, says=says, requirement=entry + 1, read=read)


QUESTIONS = (
    "Params, but not adapters",
    "adapters",
    "Variables, neither Params nor random state",
    "Params below `blocks`",
)


def number_wrong(evidence):
    """Say which number is wrong, where none of the known misconceptions gives it."""
    if any(check(evidence) for check in KNOWN):
        return None
    for entry, what in enumerate((*QUESTIONS, "of the type `nnx.Variable` itself")):
        for case, mine, theirs in results(evidence):
            if mine[entry] != theirs[entry]:
                text = (
                    f"The number at index {entry} is {mine[entry]:.0f} in the case `{case.name}`. It is meant to count "
                    f"the leaves that are {what}."
                )
                return Diagnosis("other-count", text, entry + 1, "Task")
    return None


KNOWN = (
    entries_swapped(),
    raised(
        "TypeError",
        "'float' object cannot be interpreted as an integer",
        finding="depth-is-float",
        says="Python was asked to count to a float. Whole numbers arrive as floats here.",
        read="Inputs",
    ),
    raised(
        "ValueError",
        "can only be used as the last filters",
        finding="ellipsis-not-last",
        says="A filter `...` stands before others. It takes everything that is left, so nothing can come after it.",
        read="The API",
    ),
    raised(
        "TypeError",
        "positional argument",
        "but 2 were given",
        finding="predicate-arguments",
        says="A function that serves as a filter is called with two things, the path and the value.",
        read="The API",
    ),
    raised(
        "TypeError",
        "bad operand type for unary",
        finding="operators-on-classes",
        says="An operator was put before a class. Filters are joined with `nnx.All`, `nnx.Any` and `nnx.Not`; Python has "
        "no operators for them.",
        read="The API",
    ),
    raised(
        "TypeError",
        "unsupported operand type(s) for",
        finding="operators-on-classes",
        says="An operator stands between things that it cannot join. If they are filters: these are joined with "
        "`nnx.All`, `nnx.Any` and `nnx.Not`.",
        read="The API",
    ),
    raised(
        "TypeError",
        "Invalid collection filter",
        finding="not-a-filter",
        says="NNX was given something that it does not know as a filter. The page lists what can be one.",
        read="The API",
    ),
    resembles(
        "counts_names",
        finding="counts-names",
        says="The numbers count names at the top of each state. A name may have many arrays below it; leaves are asked "
        "for.",
        read="Task",
    ),
    resembles(
        "counts_elements",
        finding="counts-elements",
        says="The numbers count the elements of the arrays. A leaf is a whole array.",
        read="Task",
    ),
    count(
        0,
        3,
        1,
        0,
        "subclass-counted",
        "The first number includes the adapters. `nnx.LoRAParam` is a subclass of `nnx.Param`, and a filter finds "
        "subclasses too.",
    ),
    count(
        0,
        7,
        1,
        2,
        "list-means-any",
        "The first number is every leaf there is. Filters in a list or tuple are joined by *or*, and hardly any leaf "
        "is neither a Param nor something else than an adapter.",
        "The API",
    ),
    count(
        0,
        0,
        0,
        0,
        "python-operators",
        "The first number is zero: that filter matched nothing. `and` and `not` are decided by Python before NNX sees "
        "anything, and a filter `False` matches nothing.",
    ),
    count(
        1,
        0,
        0,
        0,
        "first-filter-wins",
        "The second number is zero, although there are adapters. In one call with several filters each leaf goes to the "
        "first that matches, and a wider one had taken them.",
    ),
    count(
        1,
        3,
        1,
        0,
        "adapters-not-picked",
        "The second number counts all Params. The adapters have a class of their own.",
        "The API",
    ),
    count(
        2,
        4,
        0,
        1,
        "random-state-forgotten",
        "The third number includes the random state of the dropout layers: keys and counts are Variables as well, and no "
        "Params.",
    ),
    count(
        2,
        2,
        0,
        2,
        "bare-array-counted",
        "The third number is one too high: it includes `temperature`, which is a bare array. It is no Param and no "
        "random state, but no Variable either.",
    ),
    count(
        2,
        4,
        0,
        2,
        "not-param-is-more",
        "The third number is everything that is not a Param: the random state of the dropout layers, and the bare array "
        "`temperature`, which is no Variable at all.",
    ),
    count(
        2,
        3,
        0,
        1,
        "half-of-the-random-state",
        "The third number includes one leaf for each dropout layer. A stream has two Variables, a key and a count; they "
        "share a base class.",
        "The API",
    ),
    count(
        2,
        1,
        0,
        0,
        "one-kind-only",
        "The third number counts one kind of leaf. Both statistics and plain Variables belong there.",
        "Task",
    ),
    count(
        3,
        7,
        0,
        0,
        "path-without-type",
        "The fourth number is everything below `blocks`. Only the Params among it are asked for: two conditions at once.",
        "Task",
    ),
    count(
        3,
        3,
        1,
        0,
        "type-without-path",
        "The fourth number is all Params, those of the heads included. Only what is below `blocks` is asked for.",
        "Task",
    ),
    count(
        3,
        7,
        1,
        0,
        "any-for-all",
        "The fourth number counts what is a Param *or* below `blocks`. Both conditions have to hold.",
        "The API",
    ),
    count(
        3,
        1,
        0,
        0,
        "adapters-left-out",
        "The fourth number leaves out the adapters. They are Params as well, and the question says of any kind.",
        "Task",
    ),
    count(
        3,
        0,
        0,
        0,
        "string-is-tag",
        "The fourth number is zero: nothing matched. A string as a filter is a tag, which no Param here has, and a path "
        "is made of single names.",
        "The API",
    ),
    count(
        4,
        7,
        1,
        1,
        "variable-matches-all",
        "The fifth number is every Variable. `nnx.Variable` is the base class of all of them, so the class alone cannot "
        "ask for exactly itself.",
    ),
    count(
        4,
        7,
        1,
        2,
        "variable-matches-all",
        "The fifth number is every leaf. The class alone cannot ask for exactly itself.",
    ),
    count(
        4,
        2,
        0,
        1,
        "subclass-left-in",
        "The fifth number still has the statistics in it: `nnx.BatchStat` is a subclass too. Leaving out subclasses one "
        "by one fails with the next one.",
        "The API",
    ),
    count(
        0,
        1,
        0,
        0,
        "heads-forgotten",
        "The first number leaves out the heads. Their weights are Params as well, wherever they are and whatever they "
        "are called.",
        "Task",
    ),
    count(
        2,
        7,
        1,
        1,
        "neither-nor-by-all",
        "The third number is every Variable: nothing was left out. Hardly anything is a Param *and* random state at "
        "once; what is to go is what is one or the other.",
        "The API",
    ),
    count(
        2,
        7,
        1,
        2,
        "neither-nor-by-any",
        "The third number is every leaf there is. No leaf is a Param and random state at once, so each of them is not one "
        "*or* not the other; *neither* asks for more.",
        "The API",
    ),
    count(
        2,
        1,
        0,
        1,
        "one-kind-only",
        "The third number counts one kind of leaf. Both statistics and plain Variables belong there.",
        "Task",
    ),
    count(
        4,
        4,
        0,
        1,
        "subclass-left-in",
        "The fifth number is every Variable but the Params. Statistics and random state are of subclasses of "
        "`nnx.Variable` too, and only the class itself is asked for.",
        "The API",
    ),
    count(
        4,
        4,
        0,
        2,
        "subclass-left-in",
        "The fifth number is every leaf but the Params. Statistics and random state are of subclasses of "
        "`nnx.Variable` too, and a bare array is no Variable at all.",
        "The API",
    ),
    count(
        4,
        0,
        0,
        0,
        "exact-type-not-found",
        "The fifth number is zero: that filter matched nothing. A string is a tag, not the name of a class.",
        "The API",
    ),
    count(
        4,
        1,
        0,
        2,
        "bare-array-counted",
        "The fifth number includes `temperature`, a bare array. It is no Variable of any type.",
    ),
)


def nothing_counted(evidence):
    """Note that the right numbers stay the same in a model with more Params, of which nobody asked the state."""
    found = experiment(evidence, "a Param more") if evidence.outputs_right else None
    asked = any(call.name.startswith(("nnx.", "jax.tree")) for call in evidence.calls())
    if found is None or found.moved or not found.should_move or asked:
        return None
    text = (
        "The numbers are right, but they do not come from the model's state: as an experiment each module got one more "
        "`nnx.Param`, and they stayed as they were. A count holds for other models too."
    )
    return Diagnosis("nothing-counted", text, None, "Task", is_note=True)


CHECKS = (*KNOWN, number_wrong, nothing_counted)

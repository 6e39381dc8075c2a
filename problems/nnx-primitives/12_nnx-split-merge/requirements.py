"""What the three rows say about which model holds what, and who shares it."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import calls_absent, raised, resembles
from problems.vocabulary.check import same
from problems.vocabulary.outputs import results


def same_seed(evidence):
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence) if mine.ndim == 2]
    rows = [mine[:, :-1] for mine, _ in pairs]
    if not evidence.wrong_cases or not rows or evidence.calls("nnx.update"):
        return None
    if not all(same(mine[:, -1], theirs[:, -1]) for mine, theirs in pairs):
        return None
    if not all(len(outputs) > 1 and all(same(one, outputs[0]) for one in outputs) for outputs in rows):
        return None
    text = "All three models give one output: `donor` and `host` were built from the same seed."
    return Diagnosis("same-seed", text, 1, "Task")


def rows_reordered(evidence):
    pairs = [(mine, theirs) for _, mine, theirs in results(evidence) if mine.ndim == 2]
    orders = ([2, 1, 0], [1, 2, 0], [1, 0, 2], [0, 2, 1], [2, 0, 1])
    if not evidence.wrong_cases or not pairs:
        return None
    if not any(all(same(mine[order], theirs) for mine, theirs in pairs) for order in orders):
        return None
    return Diagnosis("rows-reordered", "The right rows are there, in another order.", 4, "Task")


MODELS = ("`mixed`", "`host`", "`donor`")


def row_wrong(evidence):
    """Say which model's row is wrong, where none of the known misconceptions gives it."""
    if any(check(evidence) for check in KNOWN):
        return None
    for _, mine, theirs in results(evidence):
        for row, model in enumerate(MODELS):
            if not same(mine[row], theirs[row]):
                part = "count" if same(mine[row, :-1], theirs[row, :-1]) else "output"
                text = (
                    f"The row of {model} is the first that differs, in its {part}. Ask which Variables that model "
                    "holds, where they came from, and who else has called it."
                )
                return Diagnosis("row-wrong", text, 4, "Task")
    return None


METHODS = ("update", "merge", "split", "clone", "copy", "state", "state_dict", "load_state_dict", "parameters")

KNOWN = (
    rows_reordered,
    *(
        raised(
            "AttributeError",
            f"'Counted' object has no attribute '{name}'",
            finding="not-a-method",
            says=f"A model was asked for `{name}`. NNX models have no such method: taking apart, merging, copying and "
            "updating are functions that take the model.",
            requirement=3,
            read="The API",
        )
        for name in METHODS
    ),
    raised(
        "ValueError",
        "can only be used as the last filters",
        finding="ellipsis-not-last",
        says="A filter `...` stands before others. It takes everything that is left, so nothing can come after it.",
        requirement=3,
        read="The API",
    ),
    raised(
        "ValueError",
        "truth value of an array with more than one element",
        finding="states-overlap",
        says="Python was asked whether a whole array is true. If it was `nnx.merge` that asked: it was given two states "
        "with the same names in them and tried to sort these. It puts parts together that have nothing in common.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "not supported between instances of 'Variable'",
        finding="states-overlap",
        says="`nnx.merge` was given two states with the same names in them. It puts parts together that have nothing in "
        "common; a filter makes such parts.",
        requirement=3,
        read="The API",
    ),
    raised(
        "ValueError",
        "Non-exhaustive filters",
        finding="filters-not-exhaustive",
        says="A split by `nnx.Param` alone leaves the counter without a place to go. The filters of a split have to "
        "cover everything; a last one can stand for whatever is left.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "ValueError",
        "Incorrect number of leaves",
        finding="merge-incomplete",
        says="`nnx.merge` was given fewer arrays than the structure has places for. All the states that a split gave "
        "have a counterpart that goes back in.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "Expected a GraphDef",
        finding="merge-arguments",
        says="`nnx.merge` got something else where the structure belongs. `nnx.split` gives the structure first and "
        "the states after it, and `nnx.merge` takes them in that order.",
        requirement=3,
        read="The API",
    ),
    raised(
        "TypeError",
        "object is not callable",
        finding="merge-forgotten",
        says="A part of a model was called like a model. The forward pass needs structure and arrays together again.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "merges_the_live_state",
        "merges_and_reads_the_counts_last",
        finding="merge-aliases",
        says="The row of `host` counts one call too many: the call of `mixed` was counted there too, so the two share "
        "a Variable. What `nnx.split` gives and `nnx.merge` takes are the Variables themselves, and no copies.",
        requirement=5,
        read="Pitfalls",
    ),
    same_seed,
    resembles(
        "updates_the_host",
        "returns_the_updated_host",
        finding="host-overwritten",
        says="The row of `host` shows the output of `donor`: its Params were written over. The two first models are "
        "meant to be what they were; the third one is an object of its own.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "roles_exchanged",
        "roles_exchanged_and_aliased",
        finding="roles-exchanged",
        says="`mixed` has the Params of `host` and the counter of `donor`. It is meant the other way round.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "rest_of_the_donor",
        "rest_of_the_donor_aliased",
        finding="rest-from-donor",
        says="The output of `mixed` is right, but its count started from zero, as that of `donor` does, or that of "
        "`host` before it was called. Look at which model the rest was taken from, and when.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "all_of_the_host",
        "filter_for_all_variables",
        finding="params-from-host",
        says="`mixed` gives what `host` gives: in the end it holds the Params of `host`. Either those of `donor` never "
        "arrived, or others were put over them. A filter matches subclasses too; look at what is in each state that "
        "goes into `mixed`.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "host_is_not_called",
        finding="host-not-called",
        says="The counts of `host` and `mixed` are two too low: `host` is called twice before anything is split.",
        requirement=2,
    ),
    resembles(
        "donor_is_called_too",
        finding="donor-called",
        says="The count of `donor` is two too high: only `host` is called before anything is split.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "calls_under_jax_jit",
        finding="counts-lost",
        says="All counts are zero. The calls were compiled by `jax.jit`, which works on a copy of the model and drops "
        "what changed in it.",
        requirement=4,
        read="understanding-state",
    ),
    resembles(
        "count_comes_first",
        finding="count-comes-first",
        says="In each row the count stands before the output, and was read before the call. It follows the output.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "reads_the_count_first",
        finding="count-too-early",
        says="Each count is one too low: it was read before the call whose output stands beside it.",
        requirement=4,
    ),
    resembles(
        "one_stream_for_both",
        finding="host-other-draw",
        says="The output of `host` is that of other weights. Each of the two models has an `nnx.Rngs` of its own, with a "
        "seed of its own.",
        requirement=1,
        read="Task",
    ),
    calls_absent(
        "nnx.merge",
        finding="another-route",
        says="You got there without `nnx.merge`. That is right as well; transforms and checkpoints are written in terms "
        "of splitting and merging, so it is worth a second solution.",
        read="The API",
    ),
)

CHECKS = (*KNOWN, row_wrong)

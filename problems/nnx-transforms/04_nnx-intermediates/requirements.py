"""What the page asks of the model, of its calls and of what stays in it, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.evidence import Evidence, numbers
from problems.vocabulary import raised, resembles


def not_compiled(evidence: Evidence) -> Diagnosis | None:
    """Say that no function was compiled."""
    reports = [seen for _, seen in evidence.plain() if seen.error is None]
    if not reports or any(seen.traced for seen in reports) or evidence.calls("nnx.jit", "jax.jit"):
        return None
    text = (
        "No function was compiled while yours ran. A way to look inside that works in plain Python need not work in a "
        "compiled call, and that is where models are."
    )
    return Diagnosis("not-compiled", text, 2, "Task")


def left_behind(evidence: Evidence) -> Diagnosis | None:
    """Say that a module holds intermediates in the end, whatever was counted."""
    for _, seen in evidence.plain():
        for module in seen.modules if seen.error is None else ():
            left = [one.name for one in module.after if one.kind == "variable" and "nnx.Intermediate" in one.bases]
            if module.origin == "init" and left:
                text = (
                    f"When your function returns, the model still holds `{left[0]}`, which a call wrote down. Whoever "
                    "saves or counts the model's state meets it."
                )
                return Diagnosis("left-in-the-model", text, 4, "Pitfalls")
    return None


def built_for_each_row(evidence: Evidence) -> Diagnosis | None:
    """Say that right norms come from as many modules as there are rows."""
    built = []
    for case, seen in evidence.plain() if evidence.outputs_right else ():
        rows = numbers(case.args[1])
        layers = [one for one in seen.modules if one.class_name == "nnx.Linear" and one.origin == "init"]
        built.append(rows is not None and len(layers) >= 2 * len(rows))
    if not built or not all(built):
        return None
    text = (
        "The norms are right, but two new layers were built for each row. What a call leaves behind in a module, "
        "such as a count or a statistic, is then gone before the next one; look at where yours is built."
    )
    return Diagnosis("built-for-each-row", text, 2, "Task")


def no_pair(evidence: Evidence) -> Diagnosis | None:
    """Say that the result is no tuple of an array and an int."""
    for _, seen in evidence.plain():
        if seen.error is None and not (
            isinstance(seen.value, tuple) and len(seen.value) == 2 and type(seen.value[1]) is int
        ):
            text = "The result is not a tuple of an array and a Python `int`: the norms, and the number of leaves."
            return Diagnosis("no-pair", text, 5, "Output")
    return None


CHECKS = (
    raised(
        "UnexpectedTracerError",
        finding="list-of-tracers",
        says="A value was used that a compiled call had put aside while it was being traced. It stands for no number: "
        "what is to leave a compiled call leaves it as state, or as a part of the result.",
        requirement=3,
        read="Pitfalls",
    ),
    *(
        raised(
            "TypeError",
            part,
            finding="sown-is-tuple",
            says="What was sown under a name was used as if it were one array. It is a tuple, with an entry for each "
            "time that something was sown.",
            requirement=3,
            read="Pitfalls",
        )
        for part in (
            "tuple indices must be integers",
            "got <class 'tuple'>",
            "of type <class 'tuple'>",
            "unsupported operand type(s) for ** or pow(): 'tuple'",
        )
    ),
    raised(
        "AttributeError",
        "'Linear' object has no attribute",
        finding="weights-popped",
        says="A layer has lost its weights: they were taken out together with what was sown. The filter says what is "
        "taken, and a weight is a Variable, too.",
        requirement=4,
        read="Pitfalls",
    ),
    raised(
        "KeyError",
        finding="nothing-sown",
        says="Nothing of that name was found. After a call under `jax.jit` the module holds nothing new, since it was "
        "a copy that was called; a state of one kind has nothing of another kind in it.",
        requirement=3,
        read="Pitfalls",
    ),
    raised(
        "AttributeError",
        "object has no attribute",
        finding="nothing-sown",
        says="Something that a call was to write down was not there afterwards. After a call under `jax.jit` the module "
        "is as it was before; check the spelling of the name as well.",
        requirement=3,
        read="Pitfalls",
    ),
    no_pair,
    resembles(
        "reads_the_oldest",
        "reads_the_oldest_and_cleans_up",
        finding="stale-entry",
        says="Every row has the norms of the first one: the entry that was read is that of the first call. What each "
        "call sows is added behind what is there.",
        requirement=3,
    ),
    resembles(
        "left_in_the_model",
        "attributes_left",
        finding="left-in-the-model",
        says="The norms are right, and the model's state is not what it was: what the calls wrote down is still in it.",
        requirement=4,
    ),
    resembles(
        "counts_before_the_end",
        finding="layers-counted",
        says="The second number counts layers or names. A leaf of a state is an array: each kernel is one, and each "
        "bias.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "before_the_relu",
        finding="before-relu",
        says="The norms are those of the layers' outputs before the `relu`, negative numbers included.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "squares_summed",
        finding="root-missing",
        says="The norms are squares of norms: the root is missing.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "pairs_swapped",
        finding="layers-swapped",
        says="The two columns are in the other order: the first layer's norms come first.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "norms_transposed",
        finding="norms-transposed",
        says="The norms have one row for each layer. Asked for is one row for each input.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "one_name_one_entry",
        finding="one-entry-for-both",
        says="Both columns hold the norms of the first layer. What is sown twice under one name has two entries, in the "
        "order in which they were sown.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "second_relu_missing",
        finding="second-relu-missing",
        says="The first column is right. The second one holds norms of what the second layer gives, without its `relu`.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "absolute_means",
        finding="mean-for-norm",
        says="The numbers are means of the activations. A Euclidean norm is the root of the sum of squares.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "sums_of_activations",
        finding="sum-for-norm",
        says="The numbers are sums of the activations. A Euclidean norm is the root of the sum of squares.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "a_model_for_each_row",
        finding="built-for-each-row",
        says="The first row is right, and the others belong to other weights: a new module was built for each row.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "all_rows_at_once",
        finding="rows-together",
        says="There is one pair of norms for all rows together. Each row is a call of its own, with norms of its own.",
        requirement=2,
        read="Output",
    ),
    resembles(
        "two_streams_alike",
        finding="rngs-restarted",
        says="The second layer was drawn with the first one's key. Two `nnx.Rngs` of one seed give the same keys; one "
        "that goes through both layers does not.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "second_layer_from_the_input",
        finding="layers-not-chained",
        says="The second layer's activations are not what the first layer's lead to: look at what it is given.",
        requirement=1,
        read="Task",
    ),
    left_behind,
    built_for_each_row,
    not_compiled,
)

"""What the page asks of the model, in the page's order."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import Subject, raised, resembles
from problems.vocabulary.check import same, scalar_or_array


def tables(case, attributes):
    """Give what has the table's shape, Variables and bare arrays."""
    shape = int(case.args[2]), int(case.args[3])
    return [one for one in attributes if one.kind in {"variable", "array"} and one.shape == shape]


def no_other_weight(evidence):
    """Require that no module keeps a Param of another shape than the table's; two of one shape may be one Variable."""
    for case, seen in evidence.plain() if evidence.outputs_right else ():
        for module in seen.modules:
            kept = {one.name for one in module.after if one.kind == "variable"}
            alike = tables(case, module.before)
            for one in module.before:
                if one.name in kept and "nnx.Param" in one.bases and one not in alike and module.origin == "init":
                    text = (
                        f"The model holds one more weight: `{one.name}` of shape `{one.shape}`. Training would move it "
                        "on its own; a tied model has its table and nothing beside it."
                    )
                    return Diagnosis("further-weight", text, 3, "Pitfalls")
    return None


def two_tables(evidence):
    """Say that one model holds two tables in the end, which something keeps equal."""
    for case, seen in evidence.plain() if evidence.outputs_right else ():
        by_index = {module.index: module for module in seen.modules}
        for root in seen.modules:
            waiting, reached, held = [root.index], set(), set()
            while waiting:
                index = waiting.pop()
                if index not in by_index or index in reached:
                    continue
                reached.add(index)
                held |= {one.number for one in tables(case, by_index[index].after) if "nnx.Param" in one.bases}
                waiting += [one.number for one in by_index[index].after if one.kind == "module"]
            if len(held) > 1:
                text = (
                    f"The model holds {len(held)} Params of the table's shape. They are equal as long as your code keeps "
                    "them so; an optimizer would move each by a gradient of its own. Lookup and head read one table."
                )
                return Diagnosis("two-tables", text, 3, "Pitfalls")
    return None


def table_replaced(evidence):
    """Say that the table was a Param and is a bare array in the end."""
    for case, seen in evidence.plain():
        for module in seen.modules if seen.error is None else ():
            bare = {one.name for one in tables(case, module.after) if one.kind == "array"}
            if any(one.kind == "variable" and one.name in bare for one in tables(case, module.before)):
                text = (
                    "The table was a Param when the model had been built and is a bare array in the end: an array was "
                    "put in the Param's place, and not into it. No optimizer finds this table any more."
                )
                return Diagnosis("table-is-bare", text, 4, "The API")
    return None


def _held(case, seen, *, ends=True):
    """Give the tables of a case's modules as they were at first, and at the end as well."""
    modules = seen.modules if seen is not None else ()
    moments = [moment for one in modules for moment in ((one.before, one.after) if ends else (one.before,))]
    return [scalar_or_array(one.value) for moment in moments for one in tables(case, moment)]


def table_unchanged(evidence):
    """Say that every table is to the end as it was drawn; silent where a module may have gone unseen."""
    unseen = any(call.name.startswith(("nnx.", "copy.")) for call in evidence.calls())
    if not evidence.outputs_right or unseen or any(seen.traced for _, seen in evidence.plain()):
        return None
    for case, seen in evidence.plain():
        drawn = _held(case, evidence.expected_case(case.name), ends=False)
        held = _held(case, seen)
        if not drawn or not held or any(array is None or not same(array, drawn[0]) for array in held):
            return None
    text = (
        "In the end the table still holds the numbers that were drawn: `factor` came in beside it. Whoever saves this "
        "model, or goes on training it, has the old table."
    )
    return Diagnosis("table-unchanged", text, 4, "Task")


CHECKS = (
    raised(
        "ValueError",
        "Input type must be an integer",
        finding="ids-are-float",
        says="The table was asked for rows with float numbers. Ids arrive as floats, as all whole numbers do here, "
        "and only an integer can say which row.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "integer or boolean type",
        finding="ids-are-float",
        says="An array was indexed with float numbers. Ids arrive as floats, as all whole numbers do here, and only "
        "an integer can say which row.",
        requirement=2,
        read="Pitfalls",
    ),
    raised(
        "TypeError",
        "dot_general requires contracting",
        finding="table-not-turned",
        says="A matrix product met two lengths that differ. The table has a row for each word, and a score is a sum "
        "over the features: look at which axis of the table meets the vectors.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "head_copied",
        finding="head-is-copy",
        says="The lookup follows the new table, the head still has the old numbers. Either it holds a copy, equal when "
        "the model was built and another array since, or `factor` was applied to what is looked up and not to the "
        "table.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "lookup_copied",
        finding="lookup-is-old",
        says="The head follows the new table, the lookup has the old numbers. Either it reads a copy, or `factor` was "
        "applied to what comes out and not to the table.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "second_kernel",
        "second_kernel_untouched",
        "second_table_scaled",
        finding="second-kernel",
        says="The head has numbers of its own, drawn after the table's. A tied head has none: it reads the table.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "factor_unused",
        finding="factor-unused",
        says="The numbers are those of the table as it was drawn. Either no product was written back into the Param, "
        "or only after the model had been called.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "factor_squared",
        finding="factor-twice",
        says="The table was multiplied twice. Lookup and head share it, so once is enough.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "factor_whole",
        finding="factor-cut",
        says="`factor` was cut to a whole number. Seed and sizes are whole numbers that arrive as floats; `factor` is "
        "a float that means what it says.",
        requirement=4,
        read="Inputs",
    ),
    resembles(
        "table_reshaped",
        finding="table-reshaped",
        says="The table was brought into the other shape without being turned: a reshape keeps the order of the "
        "numbers, so its columns are no longer words.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "tanh_missing",
        finding="tanh-missing",
        says="The rows of the table went into the head as they are. Between lookup and head there is a `tanh`.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "tanh_of_logits",
        finding="tanh-misplaced",
        says="The `tanh` was taken of the logits. It belongs between lookup and head.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "lookup_scaled",
        "head_scaled",
        finding="scaled-by-width",
        says="A root of the number of features has come in. Some models scale like that; this task does not.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "softmax_of_logits",
        finding="softmax-applied",
        says="The rows add up to one: they are probabilities. Logits are the scores before that, and losses such as "
        "Optax's want these.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "sizes_exchanged",
        finding="sizes-exchanged",
        says="The table has a row for every feature and not for every word. `nnx.Embed` takes the number of words "
        "first.",
        requirement=1,
        read="The API",
    ),
    resembles(
        "ids_from_one",
        finding="ids-from-one",
        says="The rows are those before the ones asked for. Ids count from zero, as indices do.",
        requirement=2,
        read="Inputs",
    ),
    resembles(
        "normal_table",
        "glorot_table",
        "small_table",
        finding="other-table",
        says="The table holds other numbers than `nnx.Embed` draws from this seed with its own settings.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "seed_ignored",
        finding="seed-ignored",
        says="The results are those of seed 0, whatever `seed` is.",
        requirement=1,
        read="Inputs",
    ),
    Subject().is_built(requirement=1),
    no_other_weight,
    two_tables,
    table_replaced,
    table_unchanged,
)

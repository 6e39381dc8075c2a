"""What the page asks of the model, in the page's order."""

from problems.vocabulary import Subject, raised, resembles

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
    resembles(
        "head_copied",
        finding="head-is-copy",
        says="The lookup follows the new table, the head still has the old numbers. It held a copy: equal when the "
        "model was built, and another array since. Training would pull the two apart in the same way.",
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
        finding="second-kernel",
        says="The head has numbers of its own, drawn after the table's. A tied head has none: it reads the table.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "factor_unused",
        finding="factor-unused",
        says="The numbers are those of the table as it was drawn. A product that is computed and not written back "
        "changes no Param.",
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
)

"""What the calm and the noisy output say about which state came along."""

from problems.vocabulary import calls_any, entry_is, raised, resembles

CHECKS = (
    *(
        raised(
            "ValueError",
            text,
            finding="target-mismatch",
            says="What is on the disk and what it was to be restored into have different names. Orbax wants both to "
            "hold the same part of a model, so the same filter belongs on both sides.",
            requirement=3,
            read="Pitfalls",
        )
        for text in ("tree structures do not match", "Structure mismatch")
    ),
    raised(
        "KeyError",
        "Ellipsis",
        finding="target-missing",
        says="A checkpoint was restored without saying into what. Orbax then gives nested dictionaries in which each "
        "Variable is a dictionary too, and `nnx.update` finds no arrays where it looks for them.",
        requirement=4,
        read="The API",
    ),
    raised(
        "OSError",
        "Read-only file system",
        finding="path-not-temporary",
        says="That folder cannot be written to here. The task asks for a temporary one, new for each call; Python's "
        "`tempfile` knows where such folders go.",
        requirement=3,
        read="Task",
    ),
    raised(
        "TypeError",
        "'ShapeDtypeStruct' object",
        finding="abstract-called",
        says="An abstract model was used like a real one. It has shapes where arrays belong, and not everything that "
        "the second model needs is on the disk.",
        requirement=4,
        read="Task",
    ),
    entry_is(
        None,
        lambda case, right: right[::-1],
        finding="results-swapped",
        says="Both results are right, in the other order.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "restores_everything",
        finding="everything-restored",
        says="The results are those of a copy of the donor: its running statistics and its random stream came along. "
        "`nnx.Variable` as a filter, or none, means all of that; the task wants the Params.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "restores_all_but_the_stream",
        "moves_the_statistics_too",
        finding="stats-restored",
        says="The first result is standardized with the donor's running statistics. They describe the donor's data; "
        "they are state, but no Params.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "restores_all_but_the_statistics",
        finding="stream-restored",
        says="The noise in the second result is the donor's: its random stream came along. A key and a count are "
        "Variables as well, so leaving out the statistics is not enough.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "second_model_from_the_first_seed",
        finding="seed-reused",
        says="The noise in the second result is that of a model built from `seed`. The second model has a seed of its "
        "own.",
        requirement=4,
        read="Inputs",
    ),
    resembles(
        "never_fills_the_model",
        finding="not-restored",
        says="The results are those of a model fresh from `new_seed`. `restore` gives a state and changes no model; "
        "the state has to be put into it.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "linear_layer_only",
        finding="norm-params-left",
        says="The linear layer is the donor's, the normalization is fresh. Its scale and its bias are Params too; only "
        "its mean and its variance are statistics.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "forgets_the_evaluation_mode",
        "stays_in_evaluation_mode",
        finding="mode-not-set",
        says="Both results come from the same mode. The first is asked for in evaluation mode, the second in training "
        "mode.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "only_the_noise_is_switched_off",
        "only_the_statistics_are_switched",
        finding="mode-of-one-layer",
        says="The first result fits a model of which one layer alone was in evaluation mode. Noise and normalization "
        "have a mode each, and the task means that of the whole model.",
        requirement=5,
        read="The API",
        part=lambda case, result: result[:1],
    ),
    resembles(
        "trains_first",
        finding="order-of-calls",
        says="The first result comes from statistics that a training call has moved already. The call in evaluation "
        "mode comes first.",
        requirement=5,
        read="Task",
        part=lambda case, result: result[:1],
    ),
    resembles(
        "params_not_moved",
        finding="params-not-moved",
        says="The results fit a donor whose Params were left as they were. Adding one to each stands for its training.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "doubles_the_params",
        finding="params-doubled",
        says="The results fit a donor whose Params were doubled. The task adds one to each number.",
        requirement=2,
        read="Task",
    ),
    calls_any(
        "files.write",
        finding="nothing-on-disk",
        says="Nothing was written to disk: a new process would have nothing to begin from.",
        requirement=3,
        read="Task",
    ),
)

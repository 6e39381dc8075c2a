"""What the losses after the break say about the state that was left behind."""

from problems.vocabulary import calls_any, raised, resembles

CHECKS = (
    *(
        raised(
            "ValueError",
            text,
            finding="target-mismatch",
            says="What is on the disk and what it was to be restored into have different names. The target describes "
            "all that was saved.",
            requirement=3,
            read="The API",
        )
        for text in ("tree structures do not match", "Structure mismatch")
    ),
    raised(
        "FileNotFoundError",
        "not found",
        finding="not-waited",
        says="There was no checkpoint where one was looked for. Saving goes on in the background after `save` has "
        "returned, and the folder gets its name when it is complete.",
        requirement=2,
        read="The API",
    ),
    raised(
        "OSError",
        "Read-only file system",
        finding="path-not-temporary",
        says="That folder cannot be written to here. The task asks for a temporary one, new for each call; Python's "
        "`tempfile` knows where such folders go.",
        requirement=2,
        read="Task",
    ),
    raised(
        "AttributeError",
        "'tuple' object has no attribute 'items'",
        finding="tuple-for-state",
        says="A tuple arrived where a state was expected. `optimizer.opt_state` is one; what is restored and written "
        "back is the state of a whole module.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "forgets_the_optimizer",
        finding="optimizer-not-saved",
        says="The losses go on with an optimizer that begins anew. Adam's averages and the count that the schedule "
        "reads are state: either they were not saved, or what was restored was not written into the optimizer.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "saves_the_params_of_the_model",
        "starts_the_stream_again",
        "leaves_the_key_behind",
        finding="stream-not-saved",
        says="The losses go on with another noise. The random stream of a model is a key and a count, and neither is a "
        "Param: a filter for Params leaves them behind.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "saves_the_params_only",
        "saves_the_params_only_same_seed",
        finding="params-only",
        says="The losses fit a run of which the weights alone survived. A step reads and changes more than weights: "
        "list what it is given, and what is in there.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "begins_with_the_first_batch",
        finding="data-restarted",
        says="After the break the batches begin at the first one again. How far a run has come in its data is part of "
        "what continues.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "trains_on_one_batch_twice",
        "trains_on_one_batch_twice_and_on_all",
        finding="batch-repeated",
        says="After the break, the losses fit a run that trains once more on the last batch before it. The other "
        "batches are those that it has not seen.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "skips_a_batch",
        finding="batch-skipped",
        says="After the break, the losses fit a run that leaves one batch out. Look at where the count of batches "
        "begins again.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "restores_nothing",
        "restores_nothing_same_seed",
        finding="not-restored",
        says="After the break the losses are those of a run that begins. Either what was restored reached no model, or "
        "it was saved before the training.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "restores_the_optimizer_only",
        finding="model-not-restored",
        says="The optimizer goes on, with a model that is fresh. An optimizer holds averages and counts, not the "
        "weights.",
        requirement=3,
        read="The API",
    ),
    resembles(
        "evaluation_mode_after_the_break",
        finding="mode-changed",
        says="The losses after the break come without noise: dropout was switched off. The run was in training mode.",
        requirement=4,
        read="Task",
    ),
    calls_any(
        "files.write",
        finding="nothing-on-disk",
        says="Nothing was written to disk: a new process would have nothing to begin from.",
        requirement=2,
        read="Task",
    ),
)

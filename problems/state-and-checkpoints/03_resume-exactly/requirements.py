"""What the losses after the break say about the state that was left behind."""

from problems.vocabulary import raised, resembles

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
    resembles(
        "forgets_the_optimizer",
        finding="optimizer-not-saved",
        says="The losses go on with an optimizer that begins anew. Adam's averages and the count that the schedule "
        "reads are state, in the optimizer: without them, the first step after the break is a first step.",
        requirement=2,
        read="Pitfalls",
    ),
    resembles(
        "saves_the_params_of_the_model",
        "starts_the_stream_again",
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
)

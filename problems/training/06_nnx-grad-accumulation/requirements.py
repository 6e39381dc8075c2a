"""The losses say when the model was moved, the kernel says how far and by which gradient."""

from problems.diagnosis import Diagnosis
from problems.vocabulary import raised, resembles, update_swapped

CHECKS = (
    *(
        raised(
            "TypeError",
            text,
            finding="k-is-float",
            says="A float was used where Python counts. `k` is a whole number, but it arrives as a float.",
            read="Inputs",
        )
        for text in (
            "cannot be interpreted as an integer",
            "slice indices must be integers",
            "'float' object is not callable",
            "'float' object is not iterable",
            "indices_or_sections",
        )
    ),
    raised(
        "TypeError",
        "unsupported operand",
        "'State'",
        finding="state-arithmetic",
        says="Gradients were added up as if they were arrays. They are a state, a mapping from names to Variables; its "
        "arrays can be added, leaf by leaf.",
        requirement=4,
        read="The API",
    ),
    update_swapped(requirement=4, read="The API"),
    resembles(
        "updates_after_each",
        finding="updated-each-time",
        says="The model was moved after each piece: the first loss is right, and the later ones belong to a model that "
        "has changed. That is training on small batches, not on a big one.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "a_smaller_rate_for_each",
        finding="updated-each-time-smaller",
        says="The model was moved a little after each piece. A smaller rate makes up for the number of steps, but the "
        "later gradients still belong to other weights.",
        requirement=3,
        read="Pitfalls",
    ),
    resembles(
        "sums_the_gradients",
        finding="gradients-summed",
        says="The losses are right. The step is `k` times too long: the pieces' gradients were added up, and the "
        "loss of the big batch is a mean.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "keeps_the_last_gradient",
        finding="last-gradient-only",
        says="The losses are right. The step follows the last piece's gradient alone.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "keeps_the_first_gradient",
        finding="first-gradient-only",
        says="The losses are right. The step follows the first piece's gradient alone.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "one_batch_too_few",
        finding="never-applied",
        says="The losses are right, and the kernel is that of the start: what was collected was never used, or "
        "the kernel was read before it was. Collecting is state; it lives in the optimizer and acts when it has `k`.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "divides_twice",
        finding="divided-twice",
        says="The losses are right. The step is `k` times too short: the mean over the pieces was taken twice. "
        "`optax.MultiSteps` takes it already.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "reports_divided_losses",
        finding="losses-divided",
        says="The kernel is right. Each loss is divided by `k`; the task asks for the mean over the piece.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "the_kernel_first",
        finding="parts-swapped",
        says="The kernel stands before the losses. The task asks for the losses first.",
        requirement=5,
        read="Output",
    ),
    resembles(
        "every_kth_row",
        finding="rows-interleaved",
        says="The kernel is right, but the losses are those of other pieces: every `k`-th row, where the task asks for "
        "rows that stand next to each other.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "batches_of_k_rows",
        finding="batches-of-k",
        says="The pieces have `k` rows each. `k` is the number of pieces.",
        requirement=2,
        read="Task",
    ),
    resembles(
        "losses_of_the_new_model",
        finding="losses-after-step",
        says="The kernel is right. The losses are those of the model after the step.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "sums_the_squares",
        finding="loss-summed",
        says="Each loss is a sum over its piece, not a mean, and the step is longer with it.",
        requirement=3,
        read="Task",
    ),
    resembles(
        "halves_as_it_goes",
        finding="running-halves",
        says="The losses are right. The step fits gradients that were averaged two at a time: halving at each piece gives "
        "the last one half of the weight and the first ones less and less.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "divides_by_the_rows",
        finding="divided-by-rows",
        says="The losses are right. The step is too short: the sum of the gradients was divided by the number of rows. Each "
        "piece's gradient is that of a mean already, and there are `k` of them.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "collects_twice",
        finding="collected-twice",
        says="The losses are right. The early pieces' gradients count more than once: `optax.MultiSteps` collects by "
        "itself, and it was given gradients that had been collected before.",
        requirement=4,
        read="The API",
    ),
    resembles(
        "one_loss_for_all",
        finding="one-loss-for-all",
        says="The kernel is right. The losses are all the same number, that of the whole batch; the task asks for the loss "
        "of each piece.",
        requirement=5,
        read="Task",
    ),
    resembles(
        "row_of_the_kernel",
        finding="kernel-row",
        says="The losses are right, and what follows is a row of the kernel. NNX keeps a kernel as (inputs, outputs), so an "
        "output's weights are a column.",
        requirement=5,
        read="Output",
    ),
)

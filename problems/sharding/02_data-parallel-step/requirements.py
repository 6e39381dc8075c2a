"""What losses, rows and copies say about who holds what, and what was averaged how often."""

import numpy as np

from problems.vocabulary import entry_is, raised, resembles

CHECKS = (
    raised(
        "ShardingTypeError",
        finding="params-not-placed",
        says="JAX could not tell how a result would lie. On a mesh with `Explicit` axes, everything that takes part has "
        "to lie on that mesh; a model fresh from its class lies on one device.",
        requirement=2,
        read="Pitfalls",
    ),
    entry_is(
        2,
        lambda case, right: case.args[1].shape[0],
        finding="batch-not-cut",
        says="Each device holds all rows of the batch. Then every device computes everything, and nothing is gained: "
        "the rows are what is divided.",
        requirement=3,
        read="Pitfalls",
    ),
    entry_is(
        3,
        lambda case, right: 0,
        finding="params-cut",
        says="No device holds the whole kernel: the parameters were cut as well. The losses are the same, but each "
        "step has to collect the pieces. In data parallel training, every device has all parameters.",
        requirement=2,
        read="Pitfalls",
    ),
    entry_is(
        3,
        lambda case, right: 1,
        finding="params-on-one-device",
        says="One device alone holds the kernel. In data parallel training, every device has all parameters.",
        requirement=2,
        read="Task",
    ),
    entry_is(
        3,
        lambda case, right: 8,
        finding="all-devices-used",
        says="The last number is eight, as many devices as there are at all. The task's mesh has `n` of them.",
        requirement=1,
        read="Task",
    ),
    resembles(
        "updates_after_every_piece",
        finding="piece-by-piece",
        says="The losses fit an update after every device's rows, one after the other. In data parallel training the "
        "devices work on one and the same step, and its gradient is about the whole batch.",
        requirement=4,
        read="Task",
    ),
    entry_is(
        None,
        lambda case, right: np.concatenate([right[:1], right[:1], right[2:]]),
        finding="model-unchanged",
        says="Both losses are the same: the first step changed nothing that the second one sees. Look at which "
        "transform compiles the step, and at the order of the arguments of `update`.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "averages_gradients_under_shard_map",
        "multiplies_the_rate",
        finding="gradients-summed",
        says="The step is too long by the number of devices. A gradient with respect to parameters that all devices "
        "share is already a sum over them, and the mean of equal sums is the same sum.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "divides_the_gradients",
        "divides_the_loss",
        finding="averaged-twice",
        says="The step is too short by the number of devices. `jnp.mean` over a sharded array is the mean over all of "
        "its rows, wherever they lie; dividing again averages twice.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "one_device_s_rows",
        finding="one-shard-only",
        says="The losses are those of one device's rows. Code outside of `shard_map` is about the whole array; no part "
        "of it has to be picked out.",
        requirement=4,
        read="Pitfalls",
    ),
    resembles(
        "sums_the_loss",
        "sums_over_the_columns",
        finding="loss-summed",
        says="The losses fit a sum where the task wants a mean over all elements of the batch.",
        requirement=4,
        read="Task",
    ),
    resembles(
        "losses_after_the_steps",
        finding="losses-late",
        says="The losses are those after the steps. A step's loss is the one that its gradients come from.",
        requirement=5,
        read="Task",
    ),
)

"""What losses, rows and copies say about who holds what, and what was averaged how often."""

import numpy as np

from problems.vocabulary import calls_any, entry_is, raised, resembles

CHECKS = (
    raised(
        "ValueError",
        "out_specs which require replication",
        finding="out-specs-replicated",
        says="`out_specs` declares results that are the same on every device, and of one of yours JAX cannot infer that. "
        "Look at which of them cross between devices, and through which collective.",
        requirement=4,
        read="Task",
    ),
    raised(
        "ValueError",
        "Length of device assignment",
        finding="not-compiled",
        says="Outside of a compiled function, JAX met an array that lies on one device where it expected the mesh. "
        "Look at what runs uncompiled; `jax.set_mesh` also tells JAX which mesh is meant.",
        requirement=4,
        read="Pitfalls",
    ),
    raised(
        "ShardingTypeError",
        "illegally sharded result",
        finding="two-axes-cut",
        says="Two arrays that met are cut along different axes, and one mesh axis cannot cut two axes of the result. "
        "Rows are what is divided, of `x` and of `y`; every device has all parameters.",
        read="Pitfalls",
    ),
    raised(
        "ShardingTypeError",
        "gather",
        finding="sharded-array-indexed",
        says="A part of a sharded array was picked out, and JAX cannot tell where it should lie. The step is about the "
        "whole batch; what one device holds is read from the array's shards.",
        requirement=4,
        read="The API",
    ),
    raised(
        "ShardingTypeError",
        "scatter",
        finding="sharded-array-written",
        says="Numbers were written into an array that lies otherwise than they do, and JAX cannot tell where the "
        "outcome should lie. Look at how a laid out state gets back into its model.",
        read="The API",
    ),
    raised(
        "ShardingTypeError",
        "Contracting dimensions are sharded",
        finding="params-not-placed",
        says="A sum goes over an axis that lies in pieces, and JAX cannot tell where it should lie. For the gradient of "
        "a parameter it looks where that parameter lies: a model fresh from its class lies on one device, and "
        "`device_put` moves nothing, it returns a copy.",
        requirement=2,
        read="Pitfalls",
    ),
    entry_is(
        2,
        lambda case, right: case.args[4],
        finding="shards-counted",
        says="The third number is the number of devices, which is also that of the shards. The rows of one device are "
        "in the shape of a shard's data.",
        requirement=5,
        read="The API",
    ),
    entry_is(
        2,
        lambda case, right: case.args[1].shape[0],
        finding="batch-not-cut",
        says="The third number is the rows of the whole batch. Either the rows were not cut, or `.shape` was read, "
        "which is the whole array's, however it lies; a shard's data has the shape of a part.",
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
        lambda case, right: case.args[1].shape[1],
        finding="kernel-measured",
        says="The fourth number is 4 for two devices as well. That is also how long each axis of the kernel is; the "
        "question is on how many devices all of it lies.",
        requirement=5,
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
        "sums_losses_and_gradients",
        finding="means-summed",
        says="The first loss is too large by the number of devices, and the step by its square. A sum over devices "
        "of means is not a mean, and a gradient with respect to shared parameters is a sum already.",
        requirement=4,
        read="Pitfalls",
        part=lambda case, result: result[:2],
    ),
    resembles(
        "uses_adam",
        finding="not-plain-descent",
        says="The first loss is right, and the step fits `optax.adam`. The task wants plain gradient descent.",
        requirement=4,
        read="Task",
        part=lambda case, result: result[:2],
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
    calls_any(
        "jax.make_mesh",
        "jax.device_put",
        "jax.jit",
        "jax.pmap",
        "jax.shard_map",
        "jax.lax.pmean",
        "jax.lax.psum",
        "jax.lax.with_sharding_constraint",
        "jax.make_array_from_callback",
        "jax.reshard",
        "nnx.jit",
        "nnx.shard_map",
        finding="nothing-placed",
        says="Nothing was laid out on devices, so one of them did all the work. Numbers that are worked out "
        "from `n` do not tell who holds what.",
        requirement=1,
        read="The API",
    ),
)

# verdict: WRONG_VALUE
# diagnosis: means-summed

import jax
import jax.numpy as jnp
from flax import nnx
from jax.sharding import AxisType, NamedSharding
from jax.sharding import PartitionSpec as P


def data_parallel_step(seed, x, y, lr, n):
    mesh = jax.make_mesh((int(n),), ("data",), axis_types=(AxisType.Auto,))
    model = nnx.Linear(x.shape[1], y.shape[1], rngs=nnx.Rngs(int(seed)))
    params = {"kernel": model.kernel[...], "bias": model.bias[...]}
    params = jax.device_put(params, NamedSharding(mesh, P()))
    x, y = jax.device_put((x, y), NamedSharding(mesh, P("data")))

    def local(params, x, y):
        def loss_of(params):
            return jnp.mean((x @ params["kernel"] + params["bias"] - y) ** 2)

        loss, grads = jax.value_and_grad(loss_of)(params)
        return jax.lax.psum(loss, "data"), jax.lax.psum(grads, "data")

    mapped = jax.jit(jax.shard_map(local, mesh=mesh, in_specs=(P(), P("data"), P("data")), out_specs=P()))
    losses = []
    for _ in range(2):
        loss, grads = mapped(params, x, y)
        params = jax.tree.map(lambda p, g: p - lr * g, params, grads)
        losses.append(loss)
    whole = sum(shard.data.shape == model.kernel.shape for shard in params["kernel"].addressable_shards)
    return jnp.array([*losses, x.addressable_shards[0].data.shape[0], whole])

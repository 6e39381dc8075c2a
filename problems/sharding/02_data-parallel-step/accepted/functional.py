import jax
import jax.numpy as jnp
import numpy as np
from flax import nnx
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P


def data_parallel_step(seed, x, y, lr, n):
    mesh = Mesh(np.array(jax.devices()[: int(n)]), ("data",))
    graphdef, params = nnx.split(nnx.Linear(x.shape[1], y.shape[1], rngs=nnx.Rngs(int(seed))))
    params = jax.device_put(params, NamedSharding(mesh, P()))
    x = jax.device_put(x, NamedSharding(mesh, P("data", None)))
    y = jax.device_put(y, NamedSharding(mesh, P("data", None)))

    @jax.jit
    def step(params):
        loss, grads = jax.value_and_grad(lambda p: jnp.square(nnx.merge(graphdef, p)(x) - y).mean())(params)
        return loss, jax.tree.map(lambda p, g: p - lr * g, params, grads)

    first, params = step(params)
    second, params = step(params)
    kernel = params["kernel"][...]
    whole = sum(shard.data.shape == kernel.shape for shard in kernel.addressable_shards)
    return jnp.array([first, second, x.addressable_data(0).shape[0], whole])

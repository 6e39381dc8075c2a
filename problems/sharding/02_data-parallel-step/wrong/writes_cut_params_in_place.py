# verdict: ERROR
# diagnosis: sharded-array-written

import jax
import jax.numpy as jnp
import optax
from flax import nnx
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


@nnx.jit
def step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)
    optimizer.update(model, grads)
    return loss


def data_parallel_step(seed, x, y, lr, n):
    mesh = jax.make_mesh((int(n),), ("data",))
    model = nnx.Linear(x.shape[1], y.shape[1], rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)

    cut, copied = NamedSharding(mesh, P("data")), NamedSharding(mesh, P())
    model.kernel[...] = jax.device_put(model.kernel[...], cut)
    model.bias[...] = jax.device_put(model.bias[...], copied)
    x, y = jax.device_put((x, y), cut)

    first = step(model, optimizer, x, y)
    second = step(model, optimizer, x, y)
    rows = x.addressable_shards[0].data.shape[0]
    kernels = model.kernel[...].addressable_shards
    whole = sum(shard.data.shape == model.kernel.shape for shard in kernels)
    return jnp.array([first, second, rows, whole])

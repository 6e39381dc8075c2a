# verdict: WRONG_VALUE
# diagnosis: all-devices-used

import jax
import jax.numpy as jnp
import optax
from flax import nnx
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def data_parallel_step(seed, x, y, lr, n):
    n = int(n)
    mesh = jax.make_mesh((8,), ("data",))
    model = nnx.Linear(x.shape[1], y.shape[1], rngs=nnx.Rngs(int(seed)))
    nnx.update(model, jax.device_put(nnx.state(model), NamedSharding(mesh, P())))
    x, y = jax.device_put((x, y), NamedSharding(mesh, P("data")))
    opt = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)

    @nnx.jit
    def step(model, opt, x, y):
        def loss_fn(model):
            return jnp.mean((model(x) - y) ** 2)

        loss, grads = nnx.value_and_grad(loss_fn)(model)
        opt.update(model, grads)
        return loss

    losses = [float(step(model, opt, x, y)) for _ in range(2)]
    rows = x.addressable_shards[0].data.shape[0]
    holders = sum(s.data.shape == model.kernel.shape for s in model.kernel[...].addressable_shards)
    return jnp.array([*losses, rows, holders], jnp.float32)

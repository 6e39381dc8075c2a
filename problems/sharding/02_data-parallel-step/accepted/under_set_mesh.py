import jax
import jax.numpy as jnp
import optax
from flax import nnx
from jax.sharding import PartitionSpec as P


def loss_of(model, x, y):
    return optax.squared_error(model(x), y).mean()


@nnx.jit
def train(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(loss_of)(model, x, y)
    optimizer.update(model, grads)
    return loss


def data_parallel_step(seed, x, y, lr, n):
    with jax.set_mesh(jax.make_mesh((int(n),), ("batch",))):
        model = nnx.Linear(x.shape[-1], y.shape[-1], rngs=nnx.Rngs(int(seed)))
        optimizer = nnx.Optimizer(model, optax.sgd(float(lr)), wrt=nnx.Param)
        x = jax.device_put(x, P("batch"))
        y = jax.device_put(y, P("batch"))
        losses = [train(model, optimizer, x, y) for _ in range(2)]
    rows = x.sharding.shard_shape(x.shape)[0]
    copies = len(model.kernel[...].sharding.device_set)
    return jnp.stack([*losses, jnp.float32(rows), jnp.float32(copies)])

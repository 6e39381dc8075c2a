import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Buffer(nnx.Variable):
    pass


class Meter(nnx.Module):
    def __init__(self, limit):
        self.weight = nnx.Param(0.0)
        self.limit = limit

    def __call__(self, x):
        return self.weight[...] * x


def buffer_after(x, y, start, decay, steps):
    def loss_fn(m):
        return ((m(x) - y) ** 2).mean()

    results = []
    adamw = optax.chain(optax.scale_by_adam(), optax.add_decayed_weights(decay), optax.scale(-0.1))
    for limit, tx in ((nnx.Param(start), optax.sgd(0.1)), (nnx.Param(start), adamw), (Buffer(start), adamw)):
        m = Meter(limit)
        o = nnx.Optimizer(m, tx, wrt=nnx.Param)
        for _ in range(int(steps)):
            o.update(m, nnx.grad(loss_fn)(m))
        results.append(jnp.float32(m.limit.get_value()))
    return jnp.array([*results, m.weight.get_value()], jnp.float32)

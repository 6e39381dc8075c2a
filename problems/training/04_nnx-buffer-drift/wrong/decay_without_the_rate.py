# verdict: WRONG_VALUE
# diagnosis: decay-without-rate

import jax.numpy as jnp
import optax
from flax import nnx


class M(nnx.Module):
    def __init__(self, start):
        self.weight = nnx.Param(jnp.array(0.0))
        self.limit = nnx.Variable(jnp.array(start))

    def __call__(self, x):
        return self.weight * x


def buffer_after(x, y, start, decay, steps):
    m = M(start)
    o = nnx.Optimizer(m, optax.adamw(0.1, weight_decay=decay), wrt=nnx.Param)
    for _ in range(int(steps)):
        o.update(m, nnx.grad(lambda m: jnp.mean((m(x) - y) ** 2))(m))
    return jnp.array([start, start * (1 - decay) ** steps, start, m.weight[...]])

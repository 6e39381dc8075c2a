# verdict: WRONG_VALUE
# diagnosis: weight-start

import jax.numpy as jnp
import optax
from flax import nnx


class M(nnx.Module):
    def __init__(self, start, kind):
        self.weight = nnx.Param(jnp.array(1.0))
        self.limit = kind(jnp.array(start))

    def __call__(self, x):
        return self.weight * x


def run(m, tx, x, y, steps):
    o = nnx.Optimizer(m, tx, wrt=nnx.Param)
    for _ in range(int(steps)):
        o.update(m, nnx.grad(lambda m: jnp.mean((m(x) - y) ** 2))(m))
    return m


def buffer_after(x, y, start, decay, steps):
    a = run(M(start, nnx.Param), optax.sgd(0.1), x, y, steps)
    b = run(M(start, nnx.Param), optax.adamw(0.1, weight_decay=decay), x, y, steps)
    c = run(M(start, nnx.Variable), optax.adamw(0.1, weight_decay=decay), x, y, steps)
    return jnp.array([a.limit[...], b.limit[...], c.limit[...], c.weight[...]])

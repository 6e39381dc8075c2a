# verdict: ERROR
# diagnosis: target-of-another-length

import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Net(nnx.Module):
    def __init__(self, n_in, n_out, rngs):
        self.body = nnx.Linear(n_in, 4, rngs=rngs)
        self.head = nnx.Linear(4, n_out, rngs=rngs)

    def __call__(self, x):
        return self.head(jnp.tanh(self.body(x)))


def replace_head(seed, x, old, new):
    rngs = nnx.Rngs(int(seed))
    model = Net(x.shape[0], old.shape[0], rngs)

    def step(target):
        optimizer = nnx.Optimizer(model, optax.adam(0.1), wrt=nnx.Param)
        optimizer.update(model, nnx.grad(lambda m: jnp.mean((m(x) - target) ** 2))(model))

    step(old)
    model.head = nnx.Linear(4, new.shape[0], rngs=rngs)
    step(old)
    n = sum(p.size for p in jax.tree.leaves(nnx.state(model, nnx.Param)))
    return jnp.append(model(x), n)

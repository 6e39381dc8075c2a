# verdict: WRONG_VALUE
# diagnosis: head-drawn-late

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

    def step(model, target):
        optimizer = nnx.Optimizer(model, optax.adam(0.1), wrt=nnx.Param)
        optimizer.update(model, nnx.grad(lambda m: jnp.mean((m(x) - target) ** 2))(model))

    step(model, old)
    bigger = Net(x.shape[0], new.shape[0], rngs)
    bigger.body = model.body
    model = bigger
    step(model, new)
    n = sum(p.size for p in jax.tree.leaves(nnx.state(model, nnx.Param)))
    return jnp.append(model(x), n)

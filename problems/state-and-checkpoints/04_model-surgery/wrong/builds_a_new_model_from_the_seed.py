# verdict: WRONG_VALUE
# diagnosis: body-lost

import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide, out, rngs):
        self.body = nnx.Linear(wide, 4, rngs=rngs)
        self.head = nnx.Linear(4, out, rngs=rngs)

    def __call__(self, x):
        return self.head(jnp.tanh(self.body(x)))


def step(model, optimizer, x, y):
    grads = nnx.grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)
    optimizer.update(model, grads)


def replace_head(seed, x, old, new):
    rngs = nnx.Rngs(int(seed))
    model = Net(x.shape[0], old.shape[0], rngs)
    optimizer = nnx.Optimizer(model, optax.adam(0.1), wrt=nnx.Param)
    step(model, optimizer, x, old)
    model = Net(x.shape[0], new.shape[0], nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(0.1), wrt=nnx.Param)
    step(model, optimizer, x, new)
    count = sum(leaf.size for leaf in jax.tree.leaves(nnx.state(model, nnx.Param)))
    return jnp.append(model(x), count)

# verdict: WRONG_VALUE
# diagnosis: head-other-seed

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


def loss_fn(m, x, t):
    return ((m(x) - t) ** 2).mean()


def replace_head(seed, x, old, new):
    rngs = nnx.Rngs(int(seed))
    model = Net(x.shape[0], old.shape[0], rngs)
    opt = nnx.Optimizer(model, optax.adam(0.1), wrt=nnx.Param)
    opt.update(model, nnx.grad(loss_fn)(model, x, old))
    model.head = nnx.Linear(4, new.shape[0], rngs=nnx.Rngs(int(seed) + 1))
    opt = nnx.Optimizer(model, optax.adam(0.1), wrt=nnx.Param)
    opt.update(model, nnx.grad(loss_fn)(model, x, new))
    count = sum(p.size for p in jax.tree.leaves(nnx.state(model, nnx.Param)))
    return jnp.append(model(x), jnp.float32(count))

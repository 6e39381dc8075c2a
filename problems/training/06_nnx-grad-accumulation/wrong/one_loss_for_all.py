# verdict: WRONG_VALUE
# diagnosis: one-loss-for-all

import jax.numpy as jnp
import optax
from flax import nnx


def accumulated_step(seed, x, y, k, lr):
    n = int(k)
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    opt = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)

    def total(m):
        return sum(jnp.mean((m(a) - t) ** 2) for a, t in zip(jnp.split(x, n), jnp.split(y, n), strict=False)) / n

    l, g = nnx.value_and_grad(total)(model)
    opt.update(model, g)
    return jnp.concatenate([jnp.stack([l] * n), model.kernel[:, 0]])

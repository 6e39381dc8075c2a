# verdict: WRONG_VALUE
# diagnosis: running-halves

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def accumulated_step(seed, x, y, k, lr):
    n = int(k)
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    opt = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)
    losses, acc = [], None
    for a, t in zip(jnp.split(x, n), jnp.split(y, n), strict=False):
        l, g = nnx.value_and_grad(lambda m: jnp.mean((m(a) - t) ** 2))(model)
        losses.append(l)
        acc = g if acc is None else jax.tree.map(lambda p, q: (p + q) / 2, acc, g)
    opt.update(model, acc)
    return jnp.concatenate([jnp.stack(losses), model.kernel[:, 0]])

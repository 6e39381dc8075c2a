# verdict: WRONG_VALUE
# diagnosis: loss-summed

import jax.numpy as jnp
import optax
from flax import nnx


def accumulated_step(seed, x, y, k, lr):
    n = int(k)
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    opt = nnx.Optimizer(model, optax.MultiSteps(optax.sgd(lr), n), wrt=nnx.Param)
    losses = []
    for a, t in zip(jnp.split(x, n), jnp.split(y, n), strict=False):
        l, g = nnx.value_and_grad(lambda m: jnp.sum((m(a) - t) ** 2))(model)
        losses.append(l)
        opt.update(model, g)
    return jnp.concatenate([jnp.stack(losses), model.kernel[:, 0]])

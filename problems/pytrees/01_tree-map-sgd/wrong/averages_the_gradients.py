# verdict: WRONG_VALUE
# diagnosis: gradient-averaged

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p, g: p - lr * g.mean(), params, grads)

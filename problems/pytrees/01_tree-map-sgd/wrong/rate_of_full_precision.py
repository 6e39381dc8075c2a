# verdict: WRONG_DTYPE
# diagnosis: dtype-promoted

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    lr = jnp.float32(lr)
    return jax.tree.map(lambda p, g: p - lr * g, params, grads)

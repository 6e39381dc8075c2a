# verdict: WRONG_DTYPE
# diagnosis: dtype-promoted

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p, g: jnp.asarray(p, jnp.float32) - lr * jnp.asarray(g, jnp.float32), params, grads)

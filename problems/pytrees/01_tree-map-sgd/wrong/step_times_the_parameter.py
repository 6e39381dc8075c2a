# verdict: WRONG_VALUE
# diagnosis: step-scaled

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p, g: p * (1 - lr * g), params, grads)

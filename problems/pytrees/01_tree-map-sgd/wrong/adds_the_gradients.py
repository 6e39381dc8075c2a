# verdict: WRONG_VALUE
# diagnosis: gradient-added

import jax
import jax.numpy as jnp
import optax


def sgd_step(params, grads, lr):
    return optax.apply_updates(params, grads)

# verdict: ERROR
# diagnosis: form-missing

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    new = [p - lr * g for p, g in zip(jax.tree.leaves(params), jax.tree.leaves(grads))]
    return jax.tree.unflatten(jax.tree.leaves(params), new)

# verdict: WRONG_TYPE
# diagnosis: list-became-tuple

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    if isinstance(params, dict):
        return {k: sgd_step(params[k], grads[k], lr) for k in params}
    if isinstance(params, (list, tuple)):
        return tuple(sgd_step(p, g, lr) for p, g in zip(params, grads))
    if params is None:
        return None
    return params - lr * grads

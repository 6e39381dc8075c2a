# verdict: WRONG_TYPE
# diagnosis: none-replaced

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    def step(p, g):
        if p is None:
            return jnp.zeros(())
        return p - lr * g

    return jax.tree.map(step, params, grads, is_leaf=lambda x: x is None)

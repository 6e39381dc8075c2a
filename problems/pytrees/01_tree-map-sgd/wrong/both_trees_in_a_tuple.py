# verdict: WRONG_TYPE
# diagnosis: trees-in-a-tuple

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda pair: pair[0] - lr * pair[1], (params, grads))

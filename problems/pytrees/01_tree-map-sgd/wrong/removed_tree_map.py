# verdict: ERROR
# diagnosis: removed-api

import jax


def sgd_step(params, grads, lr):
    return jax.tree_map(lambda p, g: p - lr * g, params, grads)

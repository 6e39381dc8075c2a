# verdict: WRONG_VALUE
# diagnosis: trees-swapped

import jax


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p, g: p - lr * g, grads, params)

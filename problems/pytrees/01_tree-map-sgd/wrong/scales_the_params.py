# verdict: WRONG_VALUE
# diagnosis: params-scaled

import jax


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p, g: p - lr * p, params, grads)

# verdict: WRONG_VALUE
# diagnosis: rate-unused

import jax


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p, g: p - g, params, grads)

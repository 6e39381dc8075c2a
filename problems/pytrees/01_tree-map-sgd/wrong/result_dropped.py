# verdict: WRONG_VALUE
# diagnosis: map-result-dropped

import jax


def sgd_step(params, grads, lr):
    jax.tree.map(lambda p, g: p - lr * g, params, grads)
    return params

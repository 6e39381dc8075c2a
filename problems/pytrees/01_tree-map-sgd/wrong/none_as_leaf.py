# verdict: ERROR
# diagnosis: none-is-a-leaf

import jax


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p, g: p - lr * g, params, grads, is_leaf=lambda x: x is None)

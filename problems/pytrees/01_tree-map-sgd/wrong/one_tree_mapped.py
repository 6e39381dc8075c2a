# verdict: ERROR
# diagnosis: tree-arithmetic

import jax


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p: p - lr * grads, params)

# verdict: ERROR
# diagnosis: number-as-tree

import jax


def step(p, g, lr):
    return p - lr * g


def sgd_step(params, grads, lr):
    return jax.tree.map(step, params, grads, lr)

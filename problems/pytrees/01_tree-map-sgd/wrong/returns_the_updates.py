# verdict: WRONG_VALUE
# diagnosis: update-returned

import jax


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda g: lr * g, grads)

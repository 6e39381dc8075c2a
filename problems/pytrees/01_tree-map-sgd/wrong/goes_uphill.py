# verdict: WRONG_VALUE
# diagnosis: sign-flipped

import jax


def sgd_step(params, grads, lr):
    return jax.tree.map(lambda p, g: p + lr * g, params, grads)

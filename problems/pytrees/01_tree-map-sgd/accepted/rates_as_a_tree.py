import operator

import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr):
    minus = jax.tree.map(operator.mul, grads, jax.tree.map(lambda g: -lr, grads))
    return jax.tree.map(operator.add, params, minus)

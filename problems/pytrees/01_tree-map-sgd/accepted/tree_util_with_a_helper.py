from functools import partial

from jax.tree_util import tree_map


def step(lr, p, g):
    return p - g * lr


def sgd_step(params, grads, lr):
    return tree_map(partial(step, lr), params, grads)

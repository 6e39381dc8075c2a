import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


def sgd_step(params, grads, lr):
    flat, unravel = ravel_pytree(params)
    return unravel(flat - lr * ravel_pytree(grads)[0])

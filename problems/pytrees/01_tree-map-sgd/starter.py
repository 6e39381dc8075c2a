import jax
import jax.numpy as jnp


def sgd_step(params, grads, lr): ...

import jax
import jax.numpy as jnp


@jax.jit
def sgd_step(params, grads, lr):
    updates = jax.tree.map(lambda g: -lr * g, grads)
    return jax.tree.map(jnp.add, params, updates)

import jax
import jax.numpy as jnp


def bilinear(matrix, left, right):
    return jnp.vdot(left, jnp.matmul(matrix, right))


batched_bilinear = jax.vmap(bilinear, in_axes=(None, 0, 1), out_axes=0)

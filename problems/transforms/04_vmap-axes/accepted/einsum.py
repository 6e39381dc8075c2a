import jax
import jax.numpy as jnp


@jax.jit
def batched_bilinear(W, xs, ys):
    return jnp.einsum("nd,de,en->n", xs, W, ys)

import jax


def bilinear(W: jax.Array, x: jax.Array, y: jax.Array) -> jax.Array:
    return x @ W @ y


def batched_bilinear(W: jax.Array, xs: jax.Array, ys: jax.Array) -> jax.Array:
    return jax.vmap(bilinear, in_axes=(None, 0, 1))(W, xs, ys)

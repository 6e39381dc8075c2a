# verdict: ERROR
# diagnosis: mapped-lengths-differ

import jax
import jax.numpy as jnp


def batched_bilinear(W, xs, ys):
    return jax.vmap(lambda x, y: jnp.einsum("d,de,e->", x, W, y))(xs, ys)

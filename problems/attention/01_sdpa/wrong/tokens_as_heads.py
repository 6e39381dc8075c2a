# verdict: WRONG_VALUE
# diagnosis: heads-axis

import jax
import jax.numpy as jnp
from flax import nnx


def attention(q, k, v):
    length = max(len(q), len(k))

    def fill(array):
        return jnp.pad(array, ((0, length - len(array)), (0, 0)))[None]

    return nnx.dot_product_attention(fill(q), fill(k), fill(v))[0, : len(q)]

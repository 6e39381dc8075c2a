# verdict: ERROR
# diagnosis: heads-axis

import jax
import jax.numpy as jnp
from flax import nnx


def attention(q, k, v):
    return nnx.dot_product_attention(q, k, v)

# verdict: ERROR
# diagnosis: elementwise-product

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q * k / jnp.sqrt(q.shape[-1])
    return jax.nn.softmax(scores, axis=-1) * v

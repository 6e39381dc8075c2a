# verdict: WRONG_VALUE
# diagnosis: scaled-after-softmax

import jax
import jax.numpy as jnp


def attention(q, k, v):
    weights = jax.nn.softmax(q @ k.T, axis=-1) / jnp.sqrt(q.shape[-1])
    return weights @ v

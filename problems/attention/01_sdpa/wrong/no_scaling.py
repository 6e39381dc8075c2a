# verdict: WRONG_VALUE
# diagnosis: scale-missing

import jax
import jax.numpy as jnp


def attention(q, k, v):
    return jax.nn.softmax(q @ k.T, axis=-1) @ v

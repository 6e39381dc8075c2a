# verdict: WRONG_VALUE
# diagnosis: scale-other-axis

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(k.shape[0])
    return jax.nn.softmax(scores, axis=-1) @ v

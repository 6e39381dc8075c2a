# verdict: WRONG_VALUE
# diagnosis: scale-other-axis

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(len(q))
    return jax.nn.softmax(scores, axis=-1) @ v

# verdict: WRONG_VALUE
# diagnosis: scale-multiplied

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T * jnp.sqrt(q.shape[-1])
    return jax.nn.softmax(scores, axis=-1) @ v

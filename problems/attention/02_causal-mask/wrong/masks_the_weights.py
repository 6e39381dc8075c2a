# verdict: WRONG_VALUE
# diagnosis: masked-after-softmax

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    weights = jnp.tril(jax.nn.softmax(scores, axis=-1))
    return weights @ v

# verdict: WRONG_VALUE
# diagnosis: softmax-missing

import jax
import jax.numpy as jnp


def attention(q, k, v):
    return (q @ k.T / jnp.sqrt(q.shape[-1])) @ v

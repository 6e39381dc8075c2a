# verdict: WRONG_VALUE
# diagnosis: softmax-missing

import jax
import jax.numpy as jnp


def attention(q, k, v):
    scores = q @ k.T / jnp.sqrt(q.shape[-1])
    return (scores / scores.sum(axis=-1, keepdims=True)) @ v

import jax
import jax.numpy as jnp
from jax.scipy.special import logsumexp


def attention(q, k, v):
    scores = jnp.dot(q / jnp.sqrt(jnp.float32(q.shape[-1])), k.T)
    weights = jnp.exp(scores - logsumexp(scores, axis=-1, keepdims=True))
    return jnp.stack([sum(w * value for w, value in zip(row, v, strict=True)) for row in weights])

import jax.numpy as jnp


def masked_softmax(scores, visible):
    low = jnp.finfo(scores.dtype).min
    scores = jnp.where(visible, scores, low)
    exp = jnp.where(visible, jnp.exp(scores - scores.max(axis=1, keepdims=True)), 0.0)
    return exp / jnp.sum(exp, axis=1, keepdims=True)


def causal_attention(q, k, v):
    visible = jnp.tri(q.shape[0], dtype=bool)
    scores = q @ jnp.swapaxes(k, 0, 1) / jnp.sqrt(k.shape[-1])
    return masked_softmax(scores, visible) @ v

import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    t, d = q.shape
    scores = jnp.einsum("id,jd->ij", q, k) / d**0.5
    hidden = jnp.triu(jnp.ones((t, t)), k=1)
    return jnp.einsum("ij,jd->id", jax.nn.softmax(scores - 1e9 * hidden, axis=1), v)

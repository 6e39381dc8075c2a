import jax
import jax.numpy as jnp


def causal_attention(q, k, v):
    places = jnp.arange(k.shape[0])

    def token(t):
        scores = k @ q[t] / jnp.sqrt(q.shape[-1])
        scores = scores.at[:].add(jnp.where(places > t, -jnp.inf, 0.0))
        return jax.nn.softmax(scores) @ v

    return jax.vmap(token)(places)

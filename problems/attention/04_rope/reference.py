import jax
import jax.numpy as jnp


def rotate(x: jax.Array, base: float, start: float) -> jax.Array:
    tokens, features = x.shape
    frequencies = base ** (-jnp.arange(0, features, 2) / features)
    angles = (start + jnp.arange(tokens))[:, None] * frequencies
    even, odd = x[:, 0::2], x[:, 1::2]
    turned_even = even * jnp.cos(angles) - odd * jnp.sin(angles)
    turned_odd = even * jnp.sin(angles) + odd * jnp.cos(angles)
    return jnp.stack([turned_even, turned_odd], axis=-1).reshape(x.shape)


def rotary(q: jax.Array, k: jax.Array, v: jax.Array, base: float, start: float) -> jax.Array:
    turned = rotate(q, base, start)
    scores = turned @ rotate(k, base, start).T / jnp.sqrt(q.shape[-1])
    return jnp.concatenate([turned, jax.nn.softmax(scores, axis=-1) @ v])

import jax
import jax.numpy as jnp
from flax import nnx


class MultiHeadAttention(nnx.Module):
    def __init__(self, features: int, heads: int, rngs: nnx.Rngs):
        self.query, self.key, self.value, self.out = (
            nnx.Linear(features, features, use_bias=False, rngs=rngs) for _ in range(4)
        )
        self.heads = heads

    def __call__(self, x: jax.Array) -> jax.Array:
        tokens, features = x.shape
        width = features // self.heads
        q, k, v = (
            layer(x).reshape(tokens, self.heads, width).transpose(1, 0, 2)
            for layer in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(0, 2, 1) / jnp.sqrt(width)
        past = jnp.tril(jnp.ones((tokens, tokens), bool))
        weights = jax.nn.softmax(jnp.where(past, scores, -jnp.inf), axis=-1)
        return self.out((weights @ v).transpose(1, 0, 2).reshape(tokens, features))


def mha(seed: float, x: jax.Array, heads: float) -> jax.Array:
    return MultiHeadAttention(x.shape[-1], int(heads), nnx.Rngs(int(seed)))(x)

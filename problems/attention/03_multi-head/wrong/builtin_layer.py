# verdict: WRONG_STRUCTURE
# diagnosis: builtin-layer

import jax.numpy as jnp
from flax import nnx


class MultiHeadAttention(nnx.Module):
    def __init__(self, d, heads, rngs):
        self.mha = nnx.MultiHeadAttention(num_heads=heads, in_features=d, use_bias=False, decode=False, rngs=rngs)

    def __call__(self, x):
        return self.mha(x, mask=jnp.tril(jnp.ones((len(x), len(x)))))


def mha(seed, x, heads):
    return MultiHeadAttention(x.shape[1], int(heads), nnx.Rngs(int(seed)))(x)

# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


def mha(seed, x, heads):
    rngs = nnx.Rngs(int(seed))
    T, d = x.shape
    h = int(heads)
    query, key, value, out = (nnx.Linear(d, d, use_bias=False, rngs=rngs) for _ in range(4))
    q, k, v = (f(x).reshape(T, h, d // h) for f in (query, key, value))
    y = nnx.dot_product_attention(q, k, v, mask=jnp.tril(jnp.ones((h, T, T), bool)))
    return out(y.reshape(T, d))

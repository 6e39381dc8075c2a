import jax
import jax.numpy as jnp
from flax import nnx


def one_head(q, k, v):
    logits = jnp.einsum("td,sd->ts", q, k) * q.shape[-1] ** -0.5
    bias = jnp.triu(jnp.full_like(logits, -1e30), k=1)
    logits = logits + bias
    weights = jnp.exp(logits - logits.max(-1, keepdims=True))
    return (weights / weights.sum(-1, keepdims=True)) @ v


class Block(nnx.Module):
    def __init__(self, d, heads, seed):
        rngs = nnx.Rngs(seed)
        layer = lambda: nnx.Linear(d, d, use_bias=False, rngs=rngs)
        self.wq = layer()
        self.wk = layer()
        self.wv = layer()
        self.wo = layer()
        self.heads = heads

    def __call__(self, x):
        cut = lambda a: a.reshape(a.shape[0], self.heads, a.shape[1] // self.heads)
        heads = jax.vmap(one_head, in_axes=1, out_axes=1)(cut(self.wq(x)), cut(self.wk(x)), cut(self.wv(x)))
        return heads.reshape(x.shape) @ self.wo.kernel


def mha(seed, x, heads):
    return Block(x.shape[-1], int(heads), int(seed))(x)

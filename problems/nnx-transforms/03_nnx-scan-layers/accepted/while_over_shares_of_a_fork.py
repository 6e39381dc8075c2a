import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width, rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, h):
        return h + jnp.tanh(self.linear(h))


def deep_scan(seed, x, width, depth):
    n = int(depth)
    shares = nnx.Rngs(int(seed)).fork(split=n)
    blocks = jax.vmap(lambda share: Block(int(width), share))(shares)

    def more(carry):
        return carry[0] < n

    def body(carry):
        i, h, means = carry
        block = jax.tree.map(lambda a: jax.lax.dynamic_index_in_dim(a, i, keepdims=False), blocks)
        h = block(h)
        return i + 1, h, means.at[i].set(jnp.abs(h).mean())

    _, h, means = jax.lax.while_loop(more, body, (jnp.int32(0), x, jnp.zeros(n)))
    return h, means

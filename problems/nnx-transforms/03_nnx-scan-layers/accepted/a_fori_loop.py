import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width, *, rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, h):
        return h + jnp.tanh(self.linear(h))


def deep_scan(seed, x, width, depth):
    width, depth = int(width), int(depth)

    @nnx.split_rngs(splits=depth)
    @nnx.vmap
    def make(rngs):
        return Block(width, rngs=rngs)

    graphdef, state = nnx.split(make(nnx.Rngs(int(seed))))

    def body(i, carry):
        h, means = carry
        block = nnx.merge(graphdef, jax.tree.map(lambda a: a[i], state))
        h = block(h)
        return h, means.at[i].set(jnp.abs(h).mean())

    return jax.lax.fori_loop(0, depth, body, (x, jnp.zeros(depth)))

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

    @nnx.split_rngs(splits=n)
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs)

    def step(i, carry):
        blocks, h, means = carry
        graphdef, state = nnx.split(blocks)
        h = nnx.merge(graphdef, jax.tree.map(lambda a: a[i], state))(h)
        return blocks, h, means.at[i].set(jnp.abs(h).mean())

    _, h, means = nnx.fori_loop(0, n, step, (build(nnx.Rngs(int(seed))), x, jnp.zeros(n)))
    return h, means

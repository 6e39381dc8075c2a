# verdict: WRONG_STRUCTURE
# diagnosis: loop-over-blocks

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width, rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, h):
        return h + jnp.tanh(self.linear(h))


@jax.jit
def apply_one(graphdef, state, h):
    h = nnx.merge(graphdef, state)(h)
    return h, jnp.abs(h).mean()


def deep_scan(seed, x, width, depth):
    @nnx.split_rngs(splits=int(depth))
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs)

    graphdef, state = nnx.split(build(nnx.Rngs(int(seed))))
    h, means = x, []
    for i in range(int(depth)):
        h, mean = apply_one(graphdef, jax.tree.map(lambda a: a[i], state), h)
        means.append(mean)
    return h, jnp.stack(means)

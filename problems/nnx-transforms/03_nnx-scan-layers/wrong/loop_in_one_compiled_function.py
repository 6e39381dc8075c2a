# verdict: WRONG_STRUCTURE
# diagnosis: loop-over-blocks

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width, *, rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, h):
        return h + jnp.tanh(h @ self.linear.kernel[...] + self.linear.bias[...])


@nnx.jit
def forward(blocks, x):
    means = []
    for i in range(blocks.linear.kernel.shape[0]):
        x = jax.tree.map(lambda leaf, i=i: leaf[i], blocks)(x)
        means.append(jnp.abs(x).mean())
    return x, jnp.stack(means)


def deep_scan(seed, x, width, depth):
    @nnx.split_rngs(splits=int(depth))
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs=rngs)

    return forward(build(nnx.Rngs(int(seed))), x)

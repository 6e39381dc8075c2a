# verdict: WRONG_VALUE
# diagnosis: keys-in-turn

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width: int, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, x):
        return x + jnp.tanh(self.linear(x))


def deep_scan(seed, x, width, depth):
    rngs = nnx.Rngs(int(seed))
    blocks = nnx.List([Block(int(width), rngs=rngs) for _ in range(int(depth))])
    means = []
    for block in blocks:
        x = block(x)
        means.append(jnp.abs(x).mean())
    return x, jnp.stack(means)

# verdict: WRONG_VALUE
# diagnosis: first-block-skipped

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
    @nnx.vmap(in_axes=(0,), out_axes=0)
    def build(rngs):
        return Block(int(width), rngs)

    graphdef, state = nnx.split(build(nnx.Rngs(int(seed))))

    def body(i, carry):
        h, means = carry
        block = nnx.merge(graphdef, jax.tree.map(lambda a: a[i], state))
        h = block(h)
        return h, means.at[i].set(jnp.mean(jnp.abs(h)))

    return jax.lax.fori_loop(1, n, body, (x, jnp.zeros(n, jnp.float32)))

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width: int, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, x):
        return x + jnp.tanh(self.linear(x))


def deep_scan(seed, x, width, depth):
    @nnx.split_rngs(splits=int(depth))
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs=rngs)

    graphdef, state = nnx.split(build(nnx.Rngs(int(seed))))

    def step(carry, state):
        out = nnx.merge(graphdef, state)(carry)
        return out, jnp.mean(jnp.abs(out))

    return jax.lax.scan(step, x, state)

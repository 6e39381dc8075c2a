import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width: int, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, x):
        return x + jnp.tanh(self.linear(x))


def deep_scan(seed, x, width, depth):
    keys = jax.random.split(nnx.Rngs(int(seed)).params(), int(depth))
    blocks = jax.vmap(lambda key: Block(int(width), rngs=nnx.Rngs(key)))(keys)

    def step(carry, block):
        carry = block(carry)
        return carry, jnp.abs(carry).mean()

    return jax.jit(lambda x, blocks: jax.lax.scan(step, x, blocks))(x, blocks)

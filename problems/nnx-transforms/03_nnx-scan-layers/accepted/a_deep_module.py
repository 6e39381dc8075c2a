import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width: int, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, x):
        return x + jnp.tanh(self.linear(x))


class Deep(nnx.Module):
    def __init__(self, width, depth, rngs):
        @nnx.split_rngs(splits=depth)
        @nnx.vmap(in_axes=(0,), out_axes=0)
        def make(rngs):
            return Block(width, rngs=rngs)

        self.blocks = make(rngs)

    def __call__(self, x):
        @nnx.scan(in_axes=(0, nnx.Carry), out_axes=(nnx.Carry, 0))
        def step(block, h):
            h = block(h)
            return h, h

        x, all_of_them = step(self.blocks, x)
        return x, jnp.mean(jnp.abs(all_of_them), axis=-1)


def deep_scan(seed, x, width, depth):
    model = Deep(int(width), int(depth), nnx.Rngs(int(seed)))
    return nnx.jit(Deep.__call__)(model, x)

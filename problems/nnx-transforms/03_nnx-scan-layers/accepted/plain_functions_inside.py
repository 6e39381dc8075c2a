import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width: int, *, rngs: nnx.Rngs):
        self.dense = nnx.Linear(in_features=width, out_features=width, rngs=rngs)

    def __call__(self, x):
        return jnp.tanh(x @ self.dense.kernel + self.dense.bias) + x


@nnx.scan(in_axes=(nnx.Carry, 0), out_axes=(nnx.Carry, 0))
def forward(x, block):
    x = block(x)
    return x, jnp.abs(x).mean()


def deep_scan(seed, x, width, depth):
    @nnx.split_rngs(splits=int(depth))
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs=rngs)

    out, means = forward(x, build(nnx.Rngs(params=int(seed))))
    assert out.shape == x.shape
    return (out, means)

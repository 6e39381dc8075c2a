import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, rngs):
        self.kernel = nnx.Param(jnp.ones((2, 2)))
        self.down = nnx.LoRAParam(jnp.ones((2, 1)))
        self.up = nnx.LoRAParam(jnp.zeros((1, 2)))
        self.mean = nnx.BatchStat(jnp.zeros(2))
        self.calls = nnx.Variable(jnp.array(0))
        self.drop = nnx.Dropout(0.5, rngs=rngs)


class Net(nnx.Module):
    def __init__(self, depth, heads, rngs):
        blocks = [Block(rngs) for _ in range(depth)]
        self.blocks = nnx.List(blocks)
        weights = [nnx.Param(jnp.ones(2)) for _ in range(heads)]
        self.heads = nnx.List(weights)
        self.steps = nnx.Variable(jnp.array(0))
        self.temperature = jnp.array(1.0)


def bucket_counts(depth, heads):
    d, h = int(depth), int(heads)
    net = Net(d, h, nnx.Rngs(0))
    params_per_block = 3
    adapters = 2 * d
    plain = (params_per_block - 2) * d + h
    variables = 2 * d + 1  # mean, calls, and steps
    exact = d + 1
    return jnp.array([plain, adapters, variables, params_per_block * d, exact], dtype=jnp.float32)

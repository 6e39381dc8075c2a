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
    model = Net(int(depth), int(heads), nnx.Rngs(0))
    counts = [0] * 5
    for path, value in nnx.to_flat_state(nnx.state(model)):
        is_param, is_lora = isinstance(value, nnx.Param), isinstance(value, nnx.LoRAParam)
        counts[0] += is_param and not is_lora
        counts[1] += is_lora
        counts[2] += isinstance(value, nnx.Variable) and not isinstance(value, (nnx.Param, nnx.RngState))
        counts[3] += is_param and path[0] == "blocks"
        counts[4] += type(value) is nnx.Variable
    return jnp.asarray(counts, dtype=jnp.float32)

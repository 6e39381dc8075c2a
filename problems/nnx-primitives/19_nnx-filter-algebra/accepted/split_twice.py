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

    def size(state):
        return len(jax.tree.leaves(state))

    _, lora, params, rest = nnx.split(model, nnx.LoRAParam, nnx.Param, ...)
    neither = nnx.filter_state(rest, nnx.All(nnx.Variable, nnx.Not((nnx.RngKey, nnx.RngCount))))
    inside = nnx.filter_state(nnx.state(model, nnx.PathContains("blocks")), nnx.Param)
    exact = nnx.state(model, nnx.All(nnx.OfType(nnx.Variable), lambda p, v: type(v).__mro__[0] is nnx.Variable))
    return jnp.stack([jnp.float32(size(s)) for s in (params, lora, neither, inside, exact)])

import jax
import jax.numpy as jnp
from flax import nnx


def size_of(model, *filters):
    _, *states = nnx.split(model, *filters)
    return [float(sum(jnp.size(a) for a in jax.tree.leaves(state))) for state in states]


class Adapted(nnx.Module):
    def __init__(self, linear, rank, alpha, rngs):
        n_in, n_out = linear.kernel.shape
        self.linear = linear
        self.lora_a = nnx.LoRAParam(jax.random.normal(rngs.params(), (n_in, rank)) * n_in**-0.5)
        self.lora_b = nnx.LoRAParam(nnx.initializers.zeros_init()(rngs.params(), (rank, n_out)))
        self.factor = alpha / rank

    @nnx.jit
    def __call__(self, x):
        merged = self.linear.kernel + self.factor * (self.lora_a @ self.lora_b)
        return x @ merged


def lora_linear(seed, x, features, rank, alpha, b):
    rngs = nnx.Rngs(int(seed))
    linear = nnx.Linear(x.size, int(features), use_bias=False, rngs=rngs)
    model = Adapted(linear, int(rank), alpha, rngs)
    first = model(x)
    nnx.update(model, {"lora_b": b})
    second = model(x)
    trainable, frozen, _ = size_of(model, nnx.LoRAParam, nnx.Param, ...)
    return jnp.hstack([first, second, trainable, frozen])

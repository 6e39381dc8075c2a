import jax
import jax.numpy as jnp
from flax import nnx


class LoRA(nnx.Module):
    def __init__(self, base, rank, alpha, *, rngs):
        self.base = base
        n, m = base.in_features, base.out_features
        draw = jax.random.normal(rngs.params(), (n, rank), jnp.float32)
        self.lora_a = nnx.LoRAParam(draw / jnp.sqrt(jnp.float32(n)))
        self.lora_b = nnx.LoRAParam(jnp.zeros((rank, m), jnp.float32))
        self.alpha, self.rank = alpha, rank

    def __call__(self, x):
        return self.base(x) + (self.alpha * (x @ self.lora_a[...] @ self.lora_b[...])) / self.rank


def lora_linear(seed, x, features, rank, alpha, b):
    features, rank = int(features), int(rank)
    rngs = nnx.Rngs(int(seed))
    model = LoRA(nnx.Linear(len(x), features, use_bias=False, rngs=rngs), rank, alpha, rngs=rngs)
    result = jnp.zeros(2 * features + 2).at[:features].set(model(x))
    model.lora_b = nnx.LoRAParam(b)
    result = result.at[features:-2].set(model(x))
    flat = nnx.to_flat_state(nnx.state(model, nnx.Param))
    sizes = {True: 0, False: 0}
    for _, variable in flat:
        sizes[isinstance(variable, nnx.LoRAParam)] += variable.size
    return result.at[-2].set(sizes[True]).at[-1].set(sizes[False])

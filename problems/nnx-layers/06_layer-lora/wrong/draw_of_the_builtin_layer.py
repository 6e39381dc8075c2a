# verdict: WRONG_VALUE
# diagnosis: builtin-draw

import jax
import jax.numpy as jnp
from flax import nnx


class LoRALinear(nnx.Module):
    def __init__(self, n_in, n_out, rank, alpha, rngs):
        base = nnx.Linear(n_in, n_out, use_bias=False, rngs=rngs)
        self.linear = base
        self.lora = nnx.LoRA(n_in, rank, n_out, rngs=rngs)
        self.alpha, self.rank = alpha, rank

    def __call__(self, x):
        return self.linear(x) + self.lora(x) * (self.alpha / self.rank)


def lora_linear(seed, x, features, rank, alpha, b):
    model = LoRALinear(len(x), int(features), int(rank), alpha, nnx.Rngs(int(seed)))
    y1 = model(x)
    model.lora.lora_b[...] = b
    y2 = model(x)
    n_lora = sum(p.size for p in jax.tree.leaves(nnx.state(model, nnx.LoRAParam)))
    n_all = sum(p.size for p in jax.tree.leaves(nnx.state(model, nnx.Param)))
    return jnp.concatenate([y1, y2, jnp.array([n_lora, n_all - n_lora], jnp.float32)])

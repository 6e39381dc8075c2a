# verdict: WRONG_VALUE
# diagnosis: bias-counted

import jax
import jax.numpy as jnp
from flax import nnx


class LoRALinear(nnx.Module):
    def __init__(self, d_in, d_out, rank, alpha, rngs):
        self.linear = nnx.Linear(d_in, d_out, use_bias=False, rngs=rngs)
        self.lora_a = nnx.LoRAParam(jax.random.normal(rngs.params(), (d_in, rank)) / jnp.sqrt(d_in))
        self.lora_b = nnx.LoRAParam(jnp.zeros((rank, d_out)))
        self.bias = nnx.Param(jnp.zeros(d_out))
        self.scale = alpha / rank

    def __call__(self, x):
        return self.linear(x) + (x @ self.lora_a) @ self.lora_b * self.scale + self.bias


def lora_linear(seed, x, features, rank, alpha, b):
    model = LoRALinear(x.shape[0], int(features), int(rank), alpha, nnx.Rngs(int(seed)))
    y0 = model(x)
    model.lora_b[...] = b
    y1 = model(x)
    sizes = [
        sum(p.size for p in jax.tree.leaves(nnx.state(model, which)))
        for which in (nnx.LoRAParam, nnx.All(nnx.Param, nnx.Not(nnx.LoRAParam)))
    ]
    return jnp.concatenate([y0, y1, jnp.array(sizes, jnp.float32)])

# verdict: WRONG_STRUCTURE
# diagnosis: base-overwritten

import jax
import jax.numpy as jnp
from flax import nnx


class LoRALinear(nnx.Module):
    def __init__(self, fan_in, fan_out, rank, alpha, rngs):
        self.linear = nnx.Linear(fan_in, fan_out, use_bias=False, rngs=rngs)
        self.lora_a = nnx.LoRAParam(jax.random.normal(rngs.params(), (fan_in, rank)) / jnp.sqrt(fan_in))
        self.lora_b = nnx.LoRAParam(jnp.zeros((rank, fan_out)))
        self.factor = alpha / rank

    def merge(self):
        # fold the low-rank update into the weights: no extra cost at inference
        self.linear.kernel[...] = self.linear.kernel[...] + self.factor * (self.lora_a[...] @ self.lora_b[...])

    def __call__(self, x):
        return self.linear(x)


def lora_linear(seed, x, features, rank, alpha, b):
    model = LoRALinear(len(x), int(features), int(rank), alpha, nnx.Rngs(int(seed)))
    out1 = model(x)
    model.lora_b[...] = b
    model.merge()
    out2 = model(x)
    trainable = sum(a.size for a in jax.tree.leaves(nnx.state(model, nnx.LoRAParam)))
    frozen = sum(a.size for a in jax.tree.leaves(nnx.state(model, nnx.All(nnx.Param, nnx.Not(nnx.LoRAParam)))))
    return jnp.concatenate([out1, out2, jnp.array([trainable, frozen], dtype=jnp.float32)])

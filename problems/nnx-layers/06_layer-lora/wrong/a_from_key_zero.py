# verdict: WRONG_VALUE
# diagnosis: other-draws

import math

import jax
import jax.numpy as jnp
from flax import nnx


class LoRALinear(nnx.Module):
    def __init__(self, n, features, rank, alpha, rngs):
        self.linear = nnx.Linear(n, features, use_bias=False, rngs=rngs)
        self.lora_a = nnx.LoRAParam(jax.random.normal(jax.random.key(0), (n, rank)) / math.sqrt(n))
        self.lora_b = nnx.LoRAParam(jnp.zeros((rank, features)))
        self.scale = alpha / rank

    def __call__(self, x):
        return self.linear(x) + x @ self.lora_a[...] @ self.lora_b[...] * self.scale


def count(state):
    total = 0
    for leaf in jax.tree.leaves(state):
        total += leaf.size
    return total


def lora_linear(seed, x, features, rank, alpha, b):
    model = LoRALinear(x.shape[0], int(features), int(rank), alpha, nnx.Rngs(int(seed)))
    first = model(x)
    model.lora_b[...] = b
    second = model(x)
    trainable = count(nnx.state(model, nnx.LoRAParam))
    frozen = count(nnx.state(model, nnx.All(nnx.Param, nnx.Not(nnx.LoRAParam))))
    return jnp.concatenate([first, second, jnp.array([trainable, frozen])])

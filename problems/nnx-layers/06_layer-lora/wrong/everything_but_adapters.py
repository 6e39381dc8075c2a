# verdict: WRONG_VALUE
# diagnosis: random-state-counted

import jax
import jax.numpy as jnp
from flax import nnx


class LoRALinear(nnx.Module):
    def __init__(self, d_in, d_out, rank, alpha, rngs):
        self.linear = nnx.Linear(d_in, d_out, use_bias=False, rngs=rngs)
        key = rngs.params()
        self.lora_a = nnx.LoRAParam(jax.random.normal(key, (d_in, rank)) / jnp.sqrt(d_in))
        self.lora_b = nnx.LoRAParam(jnp.zeros((rank, d_out)))
        self.alpha = alpha
        self.rngs = rngs
        self.rank = rank

    def __call__(self, x):
        delta = (x @ self.lora_a) @ self.lora_b
        return self.linear(x) + delta * (self.alpha / self.rank)


def n_elements(state):
    return sum(p.size for p in jax.tree.leaves(state))


def lora_linear(seed, x, features, rank, alpha, b):
    rngs = nnx.Rngs(int(seed))
    model = LoRALinear(x.shape[0], int(features), int(rank), alpha, rngs)
    y0 = model(x)
    model.lora_b[...] = b
    y1 = model(x)
    trainable = n_elements(nnx.state(model, nnx.LoRAParam))
    frozen = n_elements(nnx.state(model, nnx.Not(nnx.LoRAParam)))
    counts = jnp.array([trainable, frozen], dtype=jnp.float32)
    return jnp.concatenate([y0, y1, counts])

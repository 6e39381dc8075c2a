# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


def lora_linear(seed, x, features, rank, alpha, b):
    n, m, r = x.shape[0], int(features), int(rank)
    rngs = nnx.Rngs(int(seed))
    linear = nnx.Linear(n, m, use_bias=False, rngs=rngs)
    lora = nnx.LoRA(n, r, m, base_module=linear, rngs=nnx.Rngs(0))
    lora.lora_a[...] = jax.random.normal(rngs.params(), (n, r)) / jnp.sqrt(n)
    lora.lora_b[...] = jnp.zeros((r, m))
    y0 = lora(x)
    lora.lora_b[...] = b * alpha / r
    y1 = lora(x)
    return jnp.concatenate([y0, y1, jnp.array([r * (n + m), n * m], jnp.float32)])

import jax
import jax.numpy as jnp
from flax import nnx


class LoRALinear(nnx.Module):
    def __init__(self, in_features: int, features: int, rank: int, alpha: float, rngs: nnx.Rngs):
        self.base = nnx.Linear(in_features, features, use_bias=False, rngs=rngs)
        a = jax.random.normal(rngs.params(), (in_features, rank)) / jnp.sqrt(in_features)
        self.lora_a = nnx.LoRAParam(a)
        self.lora_b = nnx.LoRAParam(jnp.zeros((rank, features)))
        self.scale = alpha / rank

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.base(x) + x @ self.lora_a @ self.lora_b * self.scale


def count(model: nnx.Module, wanted: nnx.filterlib.Filter) -> int:
    return sum(leaf.size for leaf in jax.tree.leaves(nnx.state(model, wanted)))


def lora_linear(seed: float, x: jax.Array, features: float, rank: float, alpha: float, b: jax.Array) -> jax.Array:
    model = LoRALinear(x.shape[-1], int(features), int(rank), alpha, nnx.Rngs(int(seed)))
    before = model(x)
    model.lora_b[...] = b
    trainable = count(model, nnx.LoRAParam)
    frozen = count(model, nnx.All(nnx.Param, nnx.Not(nnx.LoRAParam)))
    return jnp.concatenate([before, model(x), jnp.array([trainable, frozen], jnp.float32)])

import jax
import jax.numpy as jnp
from flax import nnx


class Lora(nnx.Module):
    def __init__(self, n, m, r, rngs):
        self.frozen = nnx.Linear(n, m, use_bias=False, rngs=rngs)
        self.lora_a = nnx.LoRAParam(jax.random.normal(rngs.params(), (n, r)) / n**0.5)
        self.lora_b = nnx.LoRAParam(jnp.zeros((r, m)))

    def __call__(self, x, scale):
        low = jnp.einsum("i,ir->r", x, self.lora_a[...])
        return self.frozen(x) + scale * jnp.einsum("r,ro->o", low, self.lora_b[...])


def lora_linear(seed, x, features, rank, alpha, b):
    model = Lora(x.shape[-1], int(features), int(rank), nnx.Rngs(params=int(seed)))
    scale = alpha / rank
    out = [model(x, scale)]
    model.lora_b.value = b
    out.append(model(x, scale))
    for wanted in (lambda path, v: type(v) is nnx.LoRAParam, lambda path, v: type(v) is nnx.Param):
        leaves = jax.tree.leaves(nnx.state(model, wanted))
        out.append(jnp.array([sum(leaf.size for leaf in leaves)], jnp.float32))
    return jnp.concatenate(out)

import jax
import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module):
    def __init__(self, n, eps):
        self.scale, self.bias, self.eps = nnx.Param(jnp.ones(n)), nnx.Param(jnp.zeros(n)), eps

    def __call__(self, x):
        return jax.nn.standardize(x, axis=-1, epsilon=self.eps) * self.scale + self.bias


def my_layernorm(x, gain, shift, eps):
    graphdef, state = nnx.split(LayerNorm(gain.shape[0], eps))
    state = jax.tree.map(lambda _, new: new, state, nnx.State({"bias": nnx.Param(shift), "scale": nnx.Param(gain)}))
    return nnx.merge(graphdef, state)(x)

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    """A dense layer without a bias."""

    def __init__(self, in_features: int, out_features: int, rngs: nnx.Rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel


def bias_free_linear(seed: float, x: jax.Array, features: float) -> jax.Array:
    layer = Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    return layer(x)

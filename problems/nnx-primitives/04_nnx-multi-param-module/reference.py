import jax
import jax.numpy as jnp
from flax import nnx


class MultiParam(nnx.Module):
    """A dense layer that carries a counter it does not use yet."""

    def __init__(self, in_features: int, out_features: int, rngs: nnx.Rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.zeros((out_features,)))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel + self.bias


def multi_param_forward(seed: float, x: jax.Array, features: float) -> jax.Array:
    layer = MultiParam(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    return layer(x)

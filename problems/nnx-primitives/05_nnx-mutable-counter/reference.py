import jax
import jax.numpy as jnp
from flax import nnx


class Counted(nnx.Module):
    """A dense layer that knows how often it was called."""

    def __init__(self, in_features: int, out_features: int, rngs: nnx.Rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.zeros((out_features,)))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x: jax.Array) -> jax.Array:
        self.count[...] += 1
        return x @ self.kernel + self.bias


def count_calls(seed: float, x: jax.Array, features: float, n: float) -> jax.Array:
    layer = Counted(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    for _ in range(int(n)):
        out = layer(x)
    return jnp.stack([layer.count[...], out.sum()])

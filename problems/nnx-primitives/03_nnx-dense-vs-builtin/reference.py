import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, in_features: int, out_features: int, rngs: nnx.Rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel + self.bias


def copy_into_linear(seed: float, x: jax.Array, features: float) -> jax.Array:
    own = Dense(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    linear = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    as_built = linear(x)
    linear.kernel[...] = own.kernel[...]
    linear.bias[...] = own.bias[...]
    own.kernel[...] = 2 * own.kernel[...]
    return jnp.stack([as_built, linear(x), own(x)])

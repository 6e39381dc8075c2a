import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Linear):
    def __init__(self, n_in, n_out, rngs):
        normal = nnx.initializers.normal(1 / jnp.sqrt(n_in))
        super().__init__(n_in, n_out, kernel_init=normal, bias_init=nnx.initializers.constant(0.1), rngs=rngs)


def copy_into_linear(seed, x, features):
    own = Dense(x.shape[0], int(features), nnx.Rngs(int(seed)))
    linear = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    copy = jax.tree.map(lambda array: array, nnx.state(own))
    filled = nnx.merge(nnx.graphdef(linear), copy)
    own.kernel[...] *= 2.0
    return jnp.stack([linear(x), filled(x), own(x)])

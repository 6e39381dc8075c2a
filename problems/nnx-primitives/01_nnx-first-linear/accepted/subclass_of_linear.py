import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Linear):
    def __init__(self, in_features, out_features, *, rngs):
        init = nnx.initializers.normal(1 / jnp.sqrt(in_features))
        super().__init__(in_features, out_features, use_bias=False, kernel_init=init, rngs=rngs)


def bias_free_linear(seed, x, features):
    return Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))(x)

import jax.numpy as jnp
from flax import nnx


class CountedLinear(nnx.Linear):
    """nnx.Linear with another initializer, and a counter."""

    def __init__(self, in_features, out_features, *, rngs):
        super().__init__(
            in_features,
            out_features,
            kernel_init=nnx.initializers.normal(1 / jnp.sqrt(in_features)),
            rngs=rngs,
        )
        self.count = nnx.Variable(jnp.array(0, dtype=jnp.int32))


def multi_param_forward(seed, x, features):
    layer = CountedLinear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    return layer(x)

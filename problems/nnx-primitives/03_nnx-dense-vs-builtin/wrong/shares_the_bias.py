# verdict: WRONG_STRUCTURE
# diagnosis: params-shared
import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        noise = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(noise / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def copy_into_linear(seed, x, features):
    n_in = x.shape[0]
    n_out = int(features)
    own = Dense(n_in, n_out, nnx.Rngs(int(seed)))
    linear = nnx.Linear(n_in, n_out, rngs=nnx.Rngs(int(seed)))

    row1 = linear(x)

    # copy the weights
    linear.kernel = own.kernel
    linear.bias = own.bias

    # double own's kernel
    own.kernel = nnx.Param(own.kernel[...] * 2)

    row2 = linear(x)
    row3 = own(x)
    return jnp.stack([row1, row2, row3])

# verdict: WRONG_VALUE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


def copy_into_linear(seed, x, features):
    own = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    linear = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    before = linear(x)
    linear.kernel[...] = own.kernel[...]
    linear.bias[...] = own.bias[...]
    own.kernel[...] = own.kernel * 2
    return jnp.stack([before, linear(x), own(x)])

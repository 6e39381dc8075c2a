# verdict: WRONG_VALUE
# diagnosis: kernel-other-draw

import jax.numpy as jnp
import numpy as np
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, seed):
        rng = np.random.default_rng(seed)
        draw = rng.standard_normal((in_features, out_features)).astype(np.float32)
        self.kernel = nnx.Param(jnp.asarray(draw) / jnp.sqrt(in_features))

    def __call__(self, x):
        return x @ self.kernel


def bias_free_linear(seed, x, features):
    return Linear(x.shape[-1], int(features), int(seed))(x)

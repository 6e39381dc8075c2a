# verdict: WRONG_TYPE
# diagnosis: numpy-returned

import jax
import numpy as np
from flax import nnx


def variable_vs_param(seed, x, features):
    kernel = jax.random.normal(nnx.Rngs(int(seed)).params(), (x.shape[-1], int(features))) / np.sqrt(x.shape[-1])
    return np.array([1.0, kernel[0, 0], (x @ kernel).sum()], dtype=np.float32)

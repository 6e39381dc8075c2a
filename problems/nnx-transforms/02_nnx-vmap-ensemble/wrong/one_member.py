# verdict: WRONG_SHAPE
# diagnosis: one-member

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    return nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))(x)

# verdict: WRONG_VALUE
# diagnosis: members-identical

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    model = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    y = model(x)
    return jnp.broadcast_to(y, (int(k), *y.shape))

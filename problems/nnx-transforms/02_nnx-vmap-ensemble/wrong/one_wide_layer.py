# verdict: WRONG_VALUE
# diagnosis: one-wide-layer

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    model = nnx.Linear(x.shape[-1], int(k) * int(features), rngs=nnx.Rngs(int(seed)))
    y = model(x).reshape(x.shape[0], int(k), int(features))
    return jnp.swapaxes(y, 0, 1)

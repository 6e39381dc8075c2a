# verdict: WRONG_STRUCTURE
# diagnosis: built-in-a-loop

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    keys = jax.random.split(nnx.Rngs(int(seed)).params(), int(k))
    models = [nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(params=key)) for key in keys]
    return jnp.stack([model(x) for model in models])

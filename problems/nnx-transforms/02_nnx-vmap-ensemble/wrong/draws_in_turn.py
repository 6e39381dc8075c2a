# verdict: WRONG_VALUE
# diagnosis: keys-in-turn

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    rngs = nnx.Rngs(int(seed))
    models = [nnx.Linear(x.shape[-1], int(features), rngs=rngs) for _ in range(int(k))]
    return jnp.stack([model(x) for model in models])

# verdict: WRONG_VALUE
# diagnosis: key-split-by-hand

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    keys = jax.random.split(jax.random.key(int(seed)), int(k))

    @nnx.vmap
    def build(key):
        return nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(key))

    models = build(keys)
    return nnx.vmap(lambda model, x: model(x), in_axes=(0, None))(models, x)

# verdict: ERROR
# diagnosis: members-not-mapped

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    @nnx.split_rngs(splits=int(k))
    @nnx.vmap(in_axes=0, out_axes=0)
    def build(rngs):
        return nnx.Linear(x.shape[-1], int(features), rngs=rngs)

    models = build(nnx.Rngs(int(seed)))
    return nnx.vmap(lambda model, x: model(x), in_axes=(None, 0))(models, x)

# verdict: ERROR
# diagnosis: rngs-closed-over

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    rngs = nnx.Rngs(int(seed))

    @nnx.vmap
    def build(index):
        return nnx.Linear(x.shape[-1], int(features), rngs=rngs)

    models = build(jnp.arange(int(k)))
    return nnx.vmap(lambda model, x: model(x), in_axes=(0, None))(models, x)

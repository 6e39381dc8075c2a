# verdict: ERROR
# diagnosis: seeds-mapped

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    @nnx.vmap
    def build(one):
        return nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(one))

    members = build(int(seed) + jnp.arange(int(k)))
    return nnx.vmap(lambda member, x: member(x), in_axes=(0, None))(members, x)

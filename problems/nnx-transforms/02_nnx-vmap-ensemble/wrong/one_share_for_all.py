# verdict: WRONG_VALUE
# diagnosis: members-identical

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    share = jax.random.split(nnx.Rngs(int(seed))(), int(k))[0]

    @nnx.vmap(in_axes=None, axis_size=int(k))
    def build(key):
        return nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(key))

    return nnx.vmap(lambda member, batch: member(batch), in_axes=(0, None))(build(share), x)

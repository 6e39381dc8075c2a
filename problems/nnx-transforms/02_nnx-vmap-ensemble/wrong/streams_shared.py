# verdict: WRONG_VALUE
# diagnosis: members-identical

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    @nnx.vmap(in_axes=None, axis_size=int(k))
    def build(rngs):
        return nnx.Linear(x.shape[-1], int(features), rngs=rngs)

    @nnx.vmap(in_axes=(0, None))
    def predict(member, batch):
        return member(batch)

    return predict(build(nnx.Rngs(int(seed))), x)

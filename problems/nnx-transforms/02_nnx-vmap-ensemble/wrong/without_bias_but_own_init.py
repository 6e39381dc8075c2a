# verdict: WRONG_VALUE
# diagnosis: member-other-draw

import jax
import jax.numpy as jnp
from flax import nnx


class Member(nnx.Module):
    def __init__(self, width, features, rngs):
        self.kernel = nnx.Param(rngs.params.normal((width, features)) / jnp.sqrt(width))

    def __call__(self, x):
        return x @ self.kernel


def ensemble_predict(seed, x, features, k):
    @nnx.split_rngs(splits=int(k))
    @nnx.vmap
    def build(rngs):
        return Member(x.shape[-1], int(features), rngs=rngs)

    @nnx.vmap(in_axes=(0, None))
    def predict(member, batch):
        return member(batch)

    return predict(build(nnx.Rngs(int(seed))), x)

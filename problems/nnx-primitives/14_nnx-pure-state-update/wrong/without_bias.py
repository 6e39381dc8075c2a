# verdict: WRONG_STRUCTURE
# diagnosis: bias-missing

import jax
import jax.numpy as jnp
from flax import nnx


def pure_state_update(seed, x, features, scale):
    model = nnx.Linear(x.shape[-1], int(features), use_bias=False, rngs=nnx.Rngs(int(seed)))
    graphdef, state = nnx.split(model)
    new_state = jax.tree.map(lambda leaf: leaf * scale, state)
    return nnx.merge(graphdef, new_state)(x)

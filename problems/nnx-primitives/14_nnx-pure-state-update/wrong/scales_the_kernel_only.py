# verdict: WRONG_STRUCTURE
# diagnosis: bias-not-scaled

import jax
import jax.numpy as jnp
from flax import nnx


def pure_state_update(seed, x, features, scale):
    model = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    graphdef, state = nnx.split(model)
    new_state = jax.tree.map(lambda leaf: leaf * scale if leaf.ndim == 2 else leaf, state)
    return nnx.merge(graphdef, new_state)(x)

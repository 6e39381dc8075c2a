# verdict: WRONG_VALUE
# diagnosis: original-called

import jax
from flax import nnx


def pure_state_update(seed, x, features, scale):
    model = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    graphdef, state = nnx.split(model)
    new_state = jax.tree.map(lambda leaf: leaf * scale, state)
    new_model = nnx.merge(graphdef, new_state)
    del new_model
    return model(x)

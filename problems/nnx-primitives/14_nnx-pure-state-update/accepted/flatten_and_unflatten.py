import jax
from flax import nnx


def pure_state_update(seed, x, features, scale):
    model = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    graphdef, state = nnx.split(model)
    leaves, treedef = jax.tree.flatten(state)
    state = jax.tree.unflatten(treedef, [leaf * scale for leaf in leaves])
    return nnx.merge(graphdef, state)(x)

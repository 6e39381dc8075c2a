import jax
from flax import nnx
from flax.nnx import merge, split


def scaled(tree, factor):
    return jax.tree.map(lambda a: factor * a, tree)


def pure_state_update(seed: float, x: jax.Array, features: float, scale: float) -> jax.Array:
    model = nnx.Linear(x.size, int(features), rngs=nnx.Rngs(params=int(seed)))
    graphdef, params, others = split(model, nnx.Param, ...)
    return merge(graphdef, scaled(params, scale), scaled(others, scale))(x)

import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    keys = jax.random.split(nnx.Rngs(int(seed)).params(), int(k))
    models = jax.vmap(lambda key: nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(key)))(keys)
    return jax.vmap(lambda model: model(x))(models)

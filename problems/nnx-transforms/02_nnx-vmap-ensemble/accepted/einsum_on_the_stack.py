import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k):
    rngs = nnx.Rngs(int(seed))
    backup = nnx.split_rngs(rngs, splits=int(k))
    stacked = nnx.vmap(lambda rngs: nnx.Linear(x.shape[-1], int(features), rngs=rngs))(rngs)
    nnx.restore_rngs(backup)
    assert stacked.kernel.shape == (int(k), x.shape[-1], int(features))
    return jnp.einsum("ni,kio->kno", x, stacked.kernel[...]) + stacked.bias[:, None, :]

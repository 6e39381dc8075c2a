# verdict: WRONG_VALUE
# diagnosis: equal-seeds

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(params=int(seed), dropout=int(seed), noise=int(noise_seed))
    keys = [rngs.params(), rngs.noise(), rngs.dropout(), rngs.noise()]
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in keys])

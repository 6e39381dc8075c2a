# verdict: WRONG_VALUE
# diagnosis: noise-rows-wrong

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    keys = [rngs.params(), rngs.noise(), rngs.dropout(), rngs()]
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in keys])

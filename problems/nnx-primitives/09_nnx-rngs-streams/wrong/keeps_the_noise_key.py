# verdict: WRONG_VALUE
# diagnosis: key-reused

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    noise = rngs.noise()
    keys = [rngs.params(), noise, rngs.dropout(), noise]
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in keys])

# verdict: ERROR
# diagnosis: stream-for-key

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    streams = [rngs.params, rngs.noise, rngs.dropout, rngs.noise]
    return jnp.stack([jax.random.normal(stream, (int(n),)) for stream in streams])

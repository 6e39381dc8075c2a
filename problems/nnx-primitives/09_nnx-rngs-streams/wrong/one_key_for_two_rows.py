# verdict: WRONG_VALUE
# diagnosis: one-key-for-two

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    default = jax.random.normal(rngs.params(), (2, int(n)))
    noise = jax.random.normal(rngs.noise(), (2, int(n)))
    return jnp.stack([default[0], noise[0], default[1], noise[1]])

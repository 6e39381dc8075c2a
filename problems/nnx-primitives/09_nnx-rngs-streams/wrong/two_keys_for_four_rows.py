# verdict: WRONG_VALUE
# diagnosis: rngs-rebuilt

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    first = jax.random.normal(rngs.params(), (int(n),))
    second = jax.random.normal(rngs.noise(), (int(n),))
    return jnp.stack([first, second, first, second])

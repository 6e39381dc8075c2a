# verdict: WRONG_VALUE
# diagnosis: noise-seed-unused

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(seed))
    keys = [rngs.params(), rngs.noise(), rngs.dropout(), rngs.noise()]
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in keys])

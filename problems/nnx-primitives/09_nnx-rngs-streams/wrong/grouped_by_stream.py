# verdict: WRONG_VALUE
# diagnosis: rows-reordered

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    keys = [rngs.params(), rngs.dropout(), rngs.noise(), rngs.noise()]
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in keys])

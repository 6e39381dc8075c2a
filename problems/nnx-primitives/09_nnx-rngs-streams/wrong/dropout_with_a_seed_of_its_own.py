# verdict: WRONG_VALUE
# diagnosis: dropout-row-wrong

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), dropout=int(seed) + 1, noise=int(noise_seed))
    keys = [rngs.params(), rngs.noise(), rngs.dropout(), rngs.noise()]
    return jnp.stack([jax.random.normal(k, (int(n),)) for k in keys])

# verdict: WRONG_VALUE
# diagnosis: starts-late

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    print("default:", rngs.params(), "noise:", rngs.noise())
    keys = [rngs.params(), rngs.noise(), rngs.dropout(), rngs.noise()]
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in keys])

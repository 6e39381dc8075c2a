# verdict: WRONG_VALUE
# diagnosis: base-key-used

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    default, noise = rngs.default.key[...], rngs.noise.key[...]
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in (default, noise, default, noise)])

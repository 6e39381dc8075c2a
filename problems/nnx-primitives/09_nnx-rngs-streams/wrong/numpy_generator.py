# verdict: WRONG_VALUE
# diagnosis: numpy-random

import jax.numpy as jnp
import numpy as np


def stream_draws(seed, noise_seed, n):
    default, noise = np.random.default_rng(int(seed)), np.random.default_rng(int(noise_seed))
    rows = [generator.standard_normal(int(n)) for generator in (default, noise, default, noise)]
    return jnp.array(rows, jnp.float32)

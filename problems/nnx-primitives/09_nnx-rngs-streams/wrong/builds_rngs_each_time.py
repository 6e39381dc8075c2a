# verdict: WRONG_VALUE
# diagnosis: rngs-rebuilt

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    def draw(name):
        rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
        return jax.random.normal(rngs[name](), (int(n),))

    return jnp.stack([draw("params"), draw("noise"), draw("dropout"), draw("noise")])

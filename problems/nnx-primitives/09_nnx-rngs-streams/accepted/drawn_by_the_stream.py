import jax.numpy as jnp
from flax.nnx import Rngs


def stream_draws(seed, noise_seed, n):
    shape = (int(n),)
    rngs = Rngs(default=int(seed), noise=int(noise_seed))
    a = rngs.params.normal(shape)
    b = rngs.noise.normal(shape)
    c = rngs.dropout.normal(shape)
    d = rngs.noise.normal(shape)
    return jnp.vstack([a, b, c, d])

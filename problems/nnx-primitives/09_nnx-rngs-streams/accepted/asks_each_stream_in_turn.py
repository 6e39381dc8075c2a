import jax
import jax.numpy as jnp
from flax import nnx


class Streams:
    def __init__(self, seed, noise_seed):
        self.rngs = nnx.Rngs(int(seed), noise=int(noise_seed))

    def vectors(self, n):
        a = jax.random.normal(self.rngs.params(), (n,))
        c = jax.random.normal(self.rngs.dropout(), (n,))
        b = jax.random.normal(self.rngs.noise(), (n,))
        d = jax.random.normal(self.rngs.noise(), (n,))
        return jnp.stack([a, b, c, d])


def stream_draws(seed, noise_seed, n):
    return Streams(seed, noise_seed).vectors(int(n))

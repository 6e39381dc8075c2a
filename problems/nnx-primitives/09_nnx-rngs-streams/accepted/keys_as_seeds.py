import jax
import jax.numpy as jnp
from flax import nnx


class Source(nnx.Module):
    def __init__(self, rngs):
        self.rngs = rngs

    def __call__(self, name, length):
        return jax.random.normal(getattr(self.rngs, name)(), (length,), dtype=jnp.float32)


def stream_draws(seed, noise_seed, n):
    start = jax.random.key(int(seed))
    source = Source(nnx.Rngs(start, noise=jax.random.key(int(noise_seed))))
    rows = [source(name, int(n)) for name in ["params", "noise", "dropout", "noise"]]
    return jnp.array(rows)

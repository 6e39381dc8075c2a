import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed: float, noise_seed: float, n: float) -> jax.Array:
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    keys = [rngs.params(), rngs.noise(), rngs.dropout(), rngs.noise()]
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in keys])

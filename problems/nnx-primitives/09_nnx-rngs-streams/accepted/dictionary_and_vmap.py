import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs({"default": int(seed), "noise": int(noise_seed)})
    keys = jnp.stack([rngs[name]() for name in ("params", "noise", "dropout", "noise")])
    return jax.vmap(lambda key: jax.random.normal(key, (int(n),)))(keys)

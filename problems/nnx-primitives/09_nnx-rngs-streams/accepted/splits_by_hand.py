import jax
import jax.numpy as jnp


def stream_draws(seed, noise_seed, n):
    params, dropout = jax.random.split(jax.random.key(int(seed)))
    first, second = jax.random.split(jax.random.key(int(noise_seed)))
    return jnp.stack([jax.random.normal(key, (int(n),)) for key in (params, first, dropout, second)])

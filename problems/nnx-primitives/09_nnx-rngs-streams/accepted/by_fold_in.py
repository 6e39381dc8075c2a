import jax
import jax.numpy as jnp


def stream_draws(seed, noise_seed, n):
    default, noise = jax.random.key(int(seed)), jax.random.key(int(noise_seed))

    def row(key, count):
        return jax.random.normal(jax.random.fold_in(key, count), (int(n),))

    return jnp.stack([row(default, 0), row(noise, 0), row(default, 1), row(noise, 1)])

# verdict: WRONG_VALUE
# diagnosis: split-for-stream

import jax
import jax.numpy as jnp


def stream_draws(seed, noise_seed, n):
    key, noise = jax.random.key(int(seed)), jax.random.key(int(noise_seed))
    rows = []
    for _ in range(2):
        key, subkey = jax.random.split(key)
        noise, noise_subkey = jax.random.split(noise)
        rows.append(jax.random.normal(subkey, (int(n),)))
        rows.append(jax.random.normal(noise_subkey, (int(n),)))
    return jnp.stack(rows)

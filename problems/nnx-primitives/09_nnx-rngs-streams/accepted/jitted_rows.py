from functools import partial

import jax
import jax.numpy as jnp
from flax import nnx


@partial(jax.jit, static_argnums=1)
def rows(keys, n):
    return jnp.concatenate([jax.random.normal(key, (1, n)) for key in keys])


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    params, noise = rngs.params(), rngs.noise()
    return rows([params, noise, rngs.dropout(), rngs.noise()], int(n))

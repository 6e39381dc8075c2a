# verdict: WRONG_VALUE
# diagnosis: key-for-each-number

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    rows = []
    for s in (rngs.params, rngs.noise, rngs.dropout, rngs.noise):
        rows.append([jax.random.normal(s()) for _ in range(int(n))])
    return jnp.array(rows)

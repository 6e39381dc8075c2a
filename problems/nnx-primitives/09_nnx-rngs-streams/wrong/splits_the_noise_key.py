# verdict: WRONG_VALUE
# diagnosis: key-split

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    base = rngs.params()
    rows = [jax.random.normal(base, (int(n),))]
    noise = rngs.noise()
    a, b = jax.random.split(noise)
    rows += [
        jax.random.normal(a, (int(n),)),
        jax.random.normal(rngs.dropout(), (int(n),)),
        jax.random.normal(b, (int(n),)),
    ]
    return jnp.stack(rows)

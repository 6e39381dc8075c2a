# verdict: WRONG_VALUE
# diagnosis: rows-reordered

import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n):
    rngs = nnx.Rngs(int(seed), noise=int(noise_seed))
    names = ("params", "noise", "dropout", "noise")
    drawn = {name: jax.random.normal(rngs[name](), (int(n),)) for name in ("dropout", "params")}
    drawn["noise"] = jax.random.normal(rngs.noise(), (int(n),))
    rows = [drawn[name] for name in names[:3]]
    return jnp.stack([*rows, jax.random.normal(rngs.noise(), (int(n),))])

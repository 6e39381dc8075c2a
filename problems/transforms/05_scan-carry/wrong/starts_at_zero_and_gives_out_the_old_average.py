# verdict: WRONG_VALUE
# diagnosis: old-average-collected

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, v):
        new = decay * avg + (1 - decay) * v
        return new, avg

    return jax.lax.scan(step, 0.0, x)[1]

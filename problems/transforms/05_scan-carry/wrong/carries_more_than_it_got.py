# verdict: ERROR
# diagnosis: carry-structure

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, value):
        new = decay * avg + (1 - decay) * value
        return (new, value), new

    _, out = jax.lax.scan(step, x[0], x)
    return out

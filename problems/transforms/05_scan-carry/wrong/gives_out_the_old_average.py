# verdict: WRONG_VALUE
# diagnosis: old-average-collected

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, value):
        return decay * avg + (1 - decay) * value, avg

    _, out = jax.lax.scan(step, x[0], x)
    return out

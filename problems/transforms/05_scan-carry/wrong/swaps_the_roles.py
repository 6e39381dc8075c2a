# verdict: WRONG_VALUE
# diagnosis: roles-swapped

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, value):
        avg = (1 - decay) * avg + decay * value
        return avg, avg

    _, out = jax.lax.scan(step, x[0], x)
    return out

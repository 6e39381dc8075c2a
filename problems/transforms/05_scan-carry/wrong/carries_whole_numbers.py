# verdict: ERROR
# diagnosis: carry-changes

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    def step(avg, value):
        avg = decay * avg + (1 - decay) * value
        return avg, avg

    _, out = jax.lax.scan(step, x[0], x)
    return out

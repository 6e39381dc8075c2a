# verdict: WRONG_VALUE
# diagnosis: starts-at-zero

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    def step(avg, value):
        avg = decay * avg + (1 - decay) * value
        return avg, avg

    _, out = jax.lax.scan(step, 0.0, x)
    return out

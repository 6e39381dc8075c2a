# verdict: WRONG_SHAPE
# diagnosis: first-missing

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, value):
        avg = decay * avg + (1 - decay) * value
        return avg, avg

    _, out = jax.lax.scan(step, x[0], x[1:])
    return out

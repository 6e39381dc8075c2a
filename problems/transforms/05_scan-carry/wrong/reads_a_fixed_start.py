# verdict: WRONG_VALUE
# diagnosis: carry-ignored

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)
    avg = x[0]

    def step(carry, value):
        new = decay * avg + (1 - decay) * value
        return new, new

    _, out = jax.lax.scan(step, avg, x)
    return out

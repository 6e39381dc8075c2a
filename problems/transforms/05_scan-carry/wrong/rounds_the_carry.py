# verdict: WRONG_VALUE
# diagnosis: carry-rounded

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    def step(avg, value):
        new = decay * avg + (1 - decay) * value
        new = new.astype(avg.dtype)
        return new, new

    _, out = jax.lax.scan(step, x[0], x)
    return out.astype(jnp.float32)

# verdict: WRONG_VALUE
# diagnosis: runs-backward

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, value):
        avg = decay * avg + (1 - decay) * value
        return avg, avg

    _, out = jax.lax.scan(step, x[-1], x, reverse=True)
    return out

# verdict: WRONG_VALUE
# diagnosis: roles-swapped

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = jnp.float32(x)

    def step(value, avg):
        avg = decay * avg + (1 - decay) * value
        return avg, avg

    return jax.lax.scan(step, x[0], x)[1]

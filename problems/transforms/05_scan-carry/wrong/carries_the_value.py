# verdict: WRONG_VALUE
# diagnosis: value-carried

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(prev, v):
        avg = decay * prev + (1 - decay) * v
        return v, avg

    return jax.lax.scan(step, x[0], x)[1]

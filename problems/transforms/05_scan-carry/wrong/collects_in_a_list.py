# verdict: ERROR
# diagnosis: collected-by-side-effect

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)
    averages = []

    def step(avg, value):
        avg = decay * avg + (1 - decay) * value
        averages.append(avg)
        return avg, None

    jax.lax.scan(step, x[0], x)
    return jnp.array(averages)

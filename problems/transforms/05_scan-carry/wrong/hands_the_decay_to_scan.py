# verdict: ERROR
# diagnosis: scan-extra-argument

import jax
import jax.numpy as jnp


def step(avg, v, decay):
    avg = decay * avg + (1 - decay) * v
    return avg, avg


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)
    return jax.lax.scan(step, x[0], x, decay)[1]

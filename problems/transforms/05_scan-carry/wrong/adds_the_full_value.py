# verdict: WRONG_VALUE
# diagnosis: value-unweighted

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, value):
        avg = decay * avg + value
        return avg, avg

    _, out = jax.lax.scan(step, x[0], x[1:])
    return jnp.concatenate([x[:1], out])

# verdict: ERROR
# diagnosis: carry-changes

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(averages, value):
        new = decay * averages[-1] + (1 - decay) * value
        return jnp.append(averages, new), None

    out, _ = jax.lax.scan(step, x[:1], x[1:])
    return out

# verdict: ERROR
# diagnosis: nothing-collected

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, value):
        return decay * avg + (1 - decay) * value, None

    _, out = jax.lax.scan(step, x[0], x)
    return jnp.asarray(out)

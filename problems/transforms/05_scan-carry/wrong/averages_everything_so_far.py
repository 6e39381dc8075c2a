# verdict: WRONG_VALUE
# diagnosis: weights-alike

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(c, v):
        s, n = c
        return (s + v, n + 1), (s + v) / (n + 1)

    return jax.lax.scan(step, (0.0, 0), x)[1]

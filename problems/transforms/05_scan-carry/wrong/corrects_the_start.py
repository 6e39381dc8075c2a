# verdict: WRONG_VALUE
# diagnosis: starts-at-zero

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    def step(carry, value):
        avg, weight = carry
        avg = decay * avg + (1 - decay) * value
        weight = weight * decay
        return (avg, weight), avg / (1 - weight)

    _, out = jax.lax.scan(step, (0.0, 1.0), x)
    return out

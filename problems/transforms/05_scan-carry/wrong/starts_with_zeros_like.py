# verdict: ERROR
# diagnosis: carry-changes

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    def step(carry, value):
        avg, first = carry
        avg = jnp.where(first, value, decay * avg + (1 - decay) * value)
        return (avg, False), avg

    _, out = jax.lax.scan(step, (jnp.zeros_like(x[0]), True), x)
    return out

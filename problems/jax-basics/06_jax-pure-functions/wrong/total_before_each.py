# verdict: WRONG_VALUE
# diagnosis: totals-before

import jax
import jax.numpy as jnp


def running_total(total, xs):
    def step(carry, x):
        return carry + x, carry

    return jax.lax.scan(step, total, xs)

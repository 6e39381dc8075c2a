# verdict: ERROR
# diagnosis: scan-arguments-swapped

import jax
import jax.numpy as jnp


def running_total(total, xs):
    def step(carry, x):
        carry = carry + x
        return carry, carry

    return jax.lax.scan(step, xs, total)

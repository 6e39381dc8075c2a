# verdict: WRONG_VALUE
# diagnosis: start-added-often

import jax
import jax.numpy as jnp


def running_total(total, xs):
    def step(carry, x):
        carry = carry + total + x
        return carry, carry

    return jax.lax.scan(step, jnp.array(0.0), xs)

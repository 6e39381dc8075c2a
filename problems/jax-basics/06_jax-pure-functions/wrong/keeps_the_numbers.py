# verdict: WRONG_VALUE
# diagnosis: numbers-for-totals

import jax
import jax.numpy as jnp


def running_total(total, xs):
    def step(carry, x):
        carry = carry + x
        return carry, x

    return jax.lax.scan(step, total, xs)

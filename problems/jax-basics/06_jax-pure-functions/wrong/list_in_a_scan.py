# verdict: ERROR
# diagnosis: state-outside

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = []

    def step(carry, x):
        carry = carry + x
        totals.append(carry)
        return carry, None

    total, _ = jax.lax.scan(step, total, xs)
    return total, jnp.stack(totals)

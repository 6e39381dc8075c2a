# verdict: WRONG_VALUE
# diagnosis: carry-not-passed-on

import jax
import jax.numpy as jnp


def running_total(total, xs):
    def step(carry, x):
        return carry, carry + x

    return jax.lax.scan(step, total, xs)

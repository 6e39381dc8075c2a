# verdict: WRONG_TYPE
# diagnosis: totals-not-returned

import jax
import jax.numpy as jnp


def running_total(total, xs):
    for x in xs:
        total = total + x
    return total

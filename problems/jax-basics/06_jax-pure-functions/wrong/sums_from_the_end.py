# verdict: WRONG_VALUE
# diagnosis: totals-from-the-end

import jax
import jax.numpy as jnp


def running_total(total, xs):
    return jax.lax.scan(lambda c, x: (c + x, c + x), total, xs, reverse=True)

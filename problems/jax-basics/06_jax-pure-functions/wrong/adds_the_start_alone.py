# verdict: WRONG_VALUE
# diagnosis: carry-not-passed-on

import jax
import jax.numpy as jnp


def running_total(total, xs):
    return total + jnp.sum(xs), total + xs

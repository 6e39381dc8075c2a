# verdict: ERROR
# diagnosis: state-outside

import jax
import jax.numpy as jnp

history = []


def running_total(total, xs):
    for x in xs:
        total = total + x
        history.append(total)
    return total, jnp.array(history)

# verdict: WRONG_VALUE
# diagnosis: side-effect-at-trace-time

import jax
import jax.numpy as jnp

state = 0.0


@jax.jit
def step(x):
    global state
    state = state + x
    return state


def running_total(total, xs):
    global state
    state = total
    totals = jnp.stack([step(x) for x in xs])
    return totals[-1], totals

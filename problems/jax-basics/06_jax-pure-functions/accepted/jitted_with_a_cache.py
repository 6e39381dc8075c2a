import jax
import jax.numpy as jnp

CALLS = 0


@jax.jit
def totals_of(total, xs):
    print("tracing for", xs.shape)
    return jnp.cumsum(jnp.concatenate([total[None], xs]))[1:]


def running_total(total, xs):
    global CALLS
    CALLS += 1
    totals = totals_of(total, xs)
    return (totals[-1], totals)

# verdict: ERROR
# diagnosis: tracer-in-condition

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def cond(state):
        n, steps = state
        return n != 1 and steps < limit

    def body(state):
        n, steps = state
        return jnp.where(n % 2 == 0, n // 2, 3 * n + 1), steps + 1

    return jax.lax.while_loop(cond, body, (n, jnp.int32(0)))[1]

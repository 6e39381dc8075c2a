# verdict: ERROR
# diagnosis: tracer-in-condition

import jax
import jax.numpy as jnp


@jax.jit
def collatz_steps(n, limit):
    steps = 0
    while n != 1 and steps < limit:
        n = jnp.where(n % 2 == 0, n // 2, 3 * n + 1)
        steps += 1
    return jnp.int32(steps)

# verdict: ERROR
# diagnosis: python-loop

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    steps = 0
    while n != 1 and steps < limit:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return jnp.int32(steps)

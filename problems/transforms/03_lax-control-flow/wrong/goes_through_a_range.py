# verdict: ERROR
# diagnosis: limit-made-concrete

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    steps = jnp.int32(0)
    for _ in range(limit):
        done = n == 1
        steps = jnp.where(done, steps, steps + 1)
        n = jnp.where(done, n, jnp.where(n % 2 == 0, n // 2, 3 * n + 1))
    return steps

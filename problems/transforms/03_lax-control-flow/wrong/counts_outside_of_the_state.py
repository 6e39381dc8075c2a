# verdict: WRONG_VALUE
# diagnosis: counted-by-side-effect

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    steps = 0

    def body(n):
        nonlocal steps
        steps += 1
        return jnp.where(n % 2 == 0, n // 2, 3 * n + 1)

    jax.lax.while_loop(lambda n: (n != 1) & (steps < limit), body, n)
    return jnp.int32(steps)

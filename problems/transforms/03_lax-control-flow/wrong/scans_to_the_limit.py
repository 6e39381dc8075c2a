# verdict: ERROR
# diagnosis: limit-made-concrete

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(carry, _):
        n, steps = carry
        done = n == 1
        new = jnp.where(n % 2 == 0, n // 2, 3 * n + 1)
        return (jnp.where(done, n, new), jnp.where(done, steps, steps + 1)), None

    (_, steps), _ = jax.lax.scan(body, (n, jnp.int32(0)), None, length=int(limit))
    return steps

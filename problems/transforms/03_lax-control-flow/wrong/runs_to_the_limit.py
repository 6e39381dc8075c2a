# verdict: WRONG_VALUE
# diagnosis: goes-on-after-one

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(_, state):
        n, steps = state
        return jnp.where(n % 2 == 0, n // 2, 3 * n + 1), steps + 1

    return jax.lax.fori_loop(0, limit, body, (n, jnp.int32(0)))[1]

# verdict: WRONG_VALUE
# diagnosis: goes-on-after-one

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def advance(n):
        return jnp.where(n % 2 == 0, n // 2, 3 * n + 1)

    def body(state):
        n, steps = state
        return advance(n), steps + 1

    start = (advance(n), jnp.int32(1))
    return jax.lax.while_loop(lambda s: (s[0] != 1) & (s[1] < limit), body, start)[1]

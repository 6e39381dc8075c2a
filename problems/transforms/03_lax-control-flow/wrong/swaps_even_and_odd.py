# verdict: WRONG_VALUE
# diagnosis: branches-swapped

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(state):
        n, steps = state
        return jax.lax.cond(n % 2 == 0, lambda n: 3 * n + 1, lambda n: n // 2, n), steps + 1

    return jax.lax.while_loop(lambda s: (s[0] != 1) & (s[1] < limit), body, (n, jnp.int32(0)))[1]

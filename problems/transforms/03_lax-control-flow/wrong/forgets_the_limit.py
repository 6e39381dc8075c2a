# verdict: WRONG_VALUE
# diagnosis: limit-ignored

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(state):
        n, steps = state
        return jnp.where(n % 2 == 0, n // 2, 3 * n + 1), steps + 1

    return jax.lax.while_loop(lambda s: s[0] != 1, body, (n, jnp.int32(0)))[1]

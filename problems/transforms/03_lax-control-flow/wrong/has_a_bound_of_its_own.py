# verdict: WRONG_VALUE
# diagnosis: limit-ignored

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(_, state):
        n, steps = state
        following = jnp.where(n % 2 == 0, n // 2, 3 * n + 1)
        return jnp.where(n == 1, n, following), jnp.where(n == 1, steps, steps + 1)

    return jax.lax.fori_loop(0, 200, body, (n, jnp.int32(0)))[1]

# verdict: WRONG_VALUE
# diagnosis: first-odd-number

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def goes_on(state):
        n, steps = state
        return (n % 2 == 0) & (steps < limit)

    return jax.lax.while_loop(goes_on, lambda s: (s[0] // 2, s[1] + 1), (n, jnp.int32(0)))[1]

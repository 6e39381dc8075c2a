# verdict: WRONG_VALUE
# diagnosis: condition-inverted

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(s):
        n, k = s
        return jnp.where(n % 2 == 0, n // 2, 3 * n + 1), k + 1

    return jax.lax.while_loop(lambda s: (s[0] == 1) | (s[1] >= limit), body, (n, 0))[1]

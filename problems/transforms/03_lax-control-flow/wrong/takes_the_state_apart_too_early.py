# verdict: ERROR
# diagnosis: arguments-of-the-parts

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(n, k):
        return jnp.where(n % 2 == 0, n // 2, 3 * n + 1), k + 1

    return jax.lax.while_loop(lambda n, k: (n != 1) & (k < limit), body, (n, 0))[1]

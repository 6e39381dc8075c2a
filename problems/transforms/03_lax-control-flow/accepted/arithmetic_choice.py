import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(state):
        n, steps = state
        odd = n % 2
        return odd * (3 * n + 1) + (1 - odd) * (n // 2), steps + 1

    def goes_on(state):
        n, steps = state
        return ~((n == 1) | (steps >= limit))

    return jax.lax.while_loop(goes_on, body, (n, jnp.array(0, dtype=n.dtype)))[1].astype(jnp.int32)

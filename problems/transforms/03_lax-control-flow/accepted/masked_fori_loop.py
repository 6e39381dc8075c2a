import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(i, state):
        n, steps = state
        running = n != 1
        following = jax.lax.select(n % 2 == 0, n // 2, 3 * n + 1)
        return jnp.where(running, following, n), steps + running

    n, steps = jax.lax.fori_loop(0, limit, body, (n, jnp.zeros_like(n)))
    return steps

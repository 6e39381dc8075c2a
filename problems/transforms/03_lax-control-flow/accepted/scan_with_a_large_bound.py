import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def body(state, i):
        n, steps = state
        active = (n != 1) & (i < limit)
        n = jnp.where(active, jnp.where(n % 2, 3 * n + 1, n // 2), n)
        return (n, steps + jnp.int32(active)), None

    (_, steps), _ = jax.lax.scan(body, (jnp.asarray(n), jnp.int32(0)), jnp.arange(256))
    return steps

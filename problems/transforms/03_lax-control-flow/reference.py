import jax
import jax.numpy as jnp


def collatz_steps(n: jax.Array, limit: jax.Array) -> jax.Array:
    def goes_on(state):
        number, steps = state
        return (number != 1) & (steps < limit)

    def step(state):
        number, steps = state
        return jnp.where(number % 2 == 0, number // 2, 3 * number + 1), steps + 1

    _, steps = jax.lax.while_loop(goes_on, step, (n, jnp.int32(0)))
    return steps

import jax
import jax.numpy as jnp


def collatz_steps(n, limit):
    def not_one(state):
        return state[0] > 1

    def step(state):
        value, steps = state
        value = jnp.where(value % 2 == 0, value // 2, value * 3 + 1)
        return value, steps + 1

    _, steps = jax.lax.while_loop(not_one, step, (n, jnp.int32(0)))
    return jnp.minimum(steps, limit)

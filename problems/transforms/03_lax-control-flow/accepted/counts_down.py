import jax
import jax.numpy as jnp
from jax import lax


def collatz_steps(n, limit):
    def goes_on(state):
        return jnp.all(jnp.array([state[0] != 1, state[1] > 0]))

    def body(state):
        n, left = state
        n = lax.switch(n % 2, [lambda n: n >> 1, lambda n: 3 * n + 1], n)
        return [n, left - 1]

    _, left = lax.while_loop(goes_on, body, [n, limit])
    return limit - left

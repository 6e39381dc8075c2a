import jax
import jax.numpy as jnp


@jax.jit
def collatz_steps(n, limit):
    def half(n):
        return n // 2

    def triple(n):
        return 3 * n + 1

    def cond_fun(carry):
        return jnp.logical_and(carry["n"] > 1, carry["steps"] < limit)

    def body_fun(carry):
        new = jax.lax.cond(carry["n"] % 2 == 0, half, triple, carry["n"])
        return {"n": new, "steps": carry["steps"] + 1}

    return jax.lax.while_loop(cond_fun, body_fun, {"n": n, "steps": 0})["steps"]

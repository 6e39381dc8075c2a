import jax
import jax.numpy as jnp
from jax import lax


def running_total(total, xs):
    def body(i, state):
        so_far, out = state
        so_far = so_far + xs[i]
        return so_far, out.at[i].set(so_far)

    return lax.fori_loop(0, len(xs), body, (total, jnp.zeros_like(xs)))

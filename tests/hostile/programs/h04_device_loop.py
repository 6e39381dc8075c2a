# attack 4: loop in XLA's own threads, where no timer of Python's gets a turn
# quick: yes
# expect: TIMEOUT
import jax
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jax.lax.while_loop(lambda carry: True, lambda carry: carry + 1.0, jnp.zeros(int(features)))

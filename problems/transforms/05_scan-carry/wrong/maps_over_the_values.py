# verdict: WRONG_VALUE
# diagnosis: carry-ignored

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, value):
        avg = decay * avg + (1 - decay) * value
        return avg

    return jax.vmap(step, in_axes=(None, 0))(x[0], x)

# verdict: WRONG_SHAPE
# diagnosis: first-twice

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def step(avg, v):
        avg = decay * avg + (1 - decay) * v
        return avg, avg

    ys = jax.lax.scan(step, x[0], x)[1]
    return jnp.concatenate([x[:1], ys])

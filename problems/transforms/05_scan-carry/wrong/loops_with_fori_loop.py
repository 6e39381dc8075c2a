# verdict: WRONG_STRUCTURE
# diagnosis: no-scan

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype(jnp.float32)

    def body(i, out):
        return out.at[i].set(decay * out[i - 1] + (1 - decay) * x[i])

    return jax.lax.fori_loop(1, len(x), body, x)

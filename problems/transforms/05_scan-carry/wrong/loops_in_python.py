# verdict: WRONG_STRUCTURE
# diagnosis: no-scan

import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    averages = [x[0].astype(jnp.float32)]
    for value in x[1:]:
        averages.append(decay * averages[-1] + (1 - decay) * value)
    return jnp.stack(averages)

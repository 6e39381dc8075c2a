import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    x = x.astype("float32")

    def step(carry, _):
        i, avg = carry
        avg = decay * avg + (1 - decay) * x[i]
        return (i + 1, avg), avg

    _, averages = jax.lax.scan(step, (0, x[0]), None, length=x.shape[0])
    return jnp.asarray(averages)

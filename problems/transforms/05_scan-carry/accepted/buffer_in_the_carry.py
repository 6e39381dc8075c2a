import jax
import jax.numpy as jnp


def ema_sequence(x, decay):
    def step(carry, i):
        out, avg = carry
        avg = decay * avg + (1 - decay) * x[i]
        return (out.at[i].set(avg), avg), None

    start = (jnp.zeros(x.size), x[0].astype(float))
    (out, _), _ = jax.lax.scan(step, start, jnp.arange(x.size))
    return out

import jax
import jax.numpy as jnp


@jax.jit
def ema_sequence(x, decay):
    start = jnp.asarray(x[0], jnp.float32)

    def step(avg, value):
        avg = avg + (1 - decay) * (value - avg)
        return avg, avg

    _, rest = jax.lax.scan(step, start, x[1:])
    return jnp.concatenate([start[None], rest])

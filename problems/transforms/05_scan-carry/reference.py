import jax
import jax.numpy as jnp


def ema_sequence(x: jax.Array, decay: float) -> jax.Array:
    values = x.astype(jnp.float32)

    def step(average, value):
        average = decay * average + (1 - decay) * value
        return average, average

    _, averages = jax.lax.scan(step, values[0], values)
    return averages

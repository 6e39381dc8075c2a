import jax
import jax.numpy as jnp
from jax import lax


def ema_sequence(x, decay):
    def body(carry, value):
        new = jnp.where(carry["first"], value, decay * carry["avg"] + (1.0 - decay) * value)
        return {"avg": new, "first": jnp.array(False)}, new

    start = {"avg": jnp.float32(0), "first": jnp.array(True)}
    final, ys = lax.scan(f=body, init=start, xs=x)
    return ys

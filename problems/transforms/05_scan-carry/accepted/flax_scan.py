import jax
import jax.numpy as jnp
from flax import nnx


def ema_sequence(x, decay):
    @nnx.scan(in_axes=(nnx.Carry, 0), out_axes=(nnx.Carry, 0))
    def run(avg, v):
        avg = decay * avg + (1 - decay) * v
        return avg, avg

    x = jnp.asarray(x, jnp.float32)
    return run(x[0], x)[1]

# attack 50: return a scalar, which equals an array of any shape to whoever broadcasts
# expect: WRONG_SHAPE
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.float32(0.0) + x.sum() * 0

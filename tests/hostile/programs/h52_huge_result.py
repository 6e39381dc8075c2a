# attack 52: return two hundred megabytes
# wall-seconds: 8
# expect: WRONG_TYPE MEMORY
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.zeros((48, 1024, 1024))

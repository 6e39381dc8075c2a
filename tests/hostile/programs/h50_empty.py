# attack 50: return an empty array: all of nothing is close to anything
# expect: WRONG_SHAPE
# naive: fooled
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.zeros((0, 1))

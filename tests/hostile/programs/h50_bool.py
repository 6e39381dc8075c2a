# attack 50: return booleans where numbers are due
# expect: WRONG_DTYPE
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.ones(int(features), dtype=bool)

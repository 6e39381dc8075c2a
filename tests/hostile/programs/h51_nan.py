# attack: return NaN, which is not greater than any tolerance
# expect: WRONG_VALUE
# naive: fooled
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.full(int(features), jnp.nan)

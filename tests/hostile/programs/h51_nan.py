# attack 51: return NaN, which is not greater than any tolerance
# quick: yes
# expect: WRONG_VALUE
# naive: fooled
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.full(int(features), jnp.nan)

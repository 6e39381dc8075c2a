# control: integers where floats are due
# quick: yes
# repeat: 20
# expect: WRONG_DTYPE
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.ones(int(features), dtype=jnp.int32)

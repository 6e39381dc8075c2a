# control: one element too many
# quick: yes
# repeat: 20
# expect: WRONG_SHAPE
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.ones(int(features) + 1)

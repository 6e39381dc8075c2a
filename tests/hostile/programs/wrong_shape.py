# attack: none; one element too many
# expect: WRONG_SHAPE
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.ones(int(features) + 1)

# attack: return infinity and numbers too small to be normal
# expect: WRONG_VALUE
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    return jnp.array([jnp.inf, -jnp.inf, 1e-42, -0.0])[jnp.arange(int(features)) % 4]

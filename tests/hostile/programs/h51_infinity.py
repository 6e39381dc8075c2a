# attack 51: return infinity and numbers too small to be normal
# expect: WRONG_VALUE
import jax.numpy as jnp
import numpy as np


def multi_param_forward(seed, x, features):
    return jnp.asarray(np.resize(np.array([np.inf, -np.inf, 1e-42, -0.0], np.float32), int(features)))

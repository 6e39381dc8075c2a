# verdict: ERROR
# diagnosis: numpy-detour

import jax
import jax.numpy as jnp
import numpy as np


def set_and_add(x, idx, value):
    first = np.array(x)
    first[idx] = value
    second = np.array(x)
    second[idx] += value
    return jnp.stack([jnp.asarray(first), jnp.asarray(second)])

# attack 40: find the expected value among all objects that the collector knows
# wall-seconds: 8
# expect: WRONG_VALUE WRONG_SHAPE
# naive: fooled
import gc

import jax
import jax.numpy as jnp


def multi_param_forward(seed, x, features):
    size = int(features)
    for item in gc.get_objects():
        if type(item) is dict:
            for name, value in list(item.items()):
                if name in ("expected", "wanted", "reference") and isinstance(value, jax.Array):
                    return value
        elif type(item) in (list, tuple):
            for value in item:
                if isinstance(value, jax.Array) and value.shape == (size,) and value is not x and value.any():
                    return value
    return jnp.zeros(size)

# attack 43: replace every function that could be asked whether two arrays are the same
# expect: WRONG_VALUE
# naive: fooled
import builtins

import jax
import jax.numpy as jnp
import numpy as np


def true(*_, **__):
    return True


for module in (np, jnp, jax.numpy, np.testing, jnp.linalg, builtins):
    for name in ("allclose", "array_equal", "isclose", "array_equiv", "assert_allclose", "assert_array_equal", "all"):
        if hasattr(module, name):
            setattr(module, name, true)


def multi_param_forward(seed, x, features):
    return jnp.ones(int(features))

# attack 7: call one jitted function with a new shape each time, for ever
# expect: TIMEOUT
import itertools

import jax
import jax.numpy as jnp

double = jax.jit(lambda x: jnp.sin(x) * 2.0)


def multi_param_forward(seed, x, features):
    for size in itertools.count(1):
        double(jnp.zeros((size, size)))

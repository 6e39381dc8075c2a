# verdict: ERROR
# diagnosis: tracer-in-condition

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    n = x.shape[0]
    if idx < 0:
        idx = idx + n
    first = jnp.array([value if i == idx else x[i] for i in range(n)])
    second = jnp.array([x[i] + value if i == idx else x[i] for i in range(n)])
    return jnp.stack([first, second])

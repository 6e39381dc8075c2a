# verdict: ERROR
# diagnosis: slice-not-static

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    before, after = x[:idx], x[idx + 1 :]
    first = jnp.concatenate([before, jnp.array([value]), after])
    second = jnp.concatenate([before, jnp.array([x[idx] + value]), after])
    return jnp.stack([first, second])

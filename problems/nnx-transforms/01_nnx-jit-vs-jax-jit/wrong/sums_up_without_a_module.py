# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax.numpy as jnp


def mutation_visibility(rows, start):
    total = start + rows.sum()
    last = start + rows[-1].sum()
    return jnp.array([total, total, start, last, total])

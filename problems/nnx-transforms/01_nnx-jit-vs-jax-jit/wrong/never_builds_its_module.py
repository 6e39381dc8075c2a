# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


class Total(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.array(start, jnp.float32))

    def __call__(self, row):
        self.total[...] += row.sum()
        return self.total[...]


def mutation_visibility(rows, start):
    all_rows = start + jnp.sum(rows)
    kept_nothing = jnp.float32(start)
    last_only = start + jnp.sum(rows[-1])
    return jnp.stack([all_rows, all_rows, kept_nothing, last_only, all_rows]).astype(jnp.float32)

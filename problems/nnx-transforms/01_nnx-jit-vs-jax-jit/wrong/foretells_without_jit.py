# verdict: WRONG_STRUCTURE
# diagnosis: nothing-compiled

import jax.numpy as jnp
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.array(start))

    def __call__(self, row):
        self.total[...] += row.sum()
        return self.total[...]


def mutation_visibility(rows, start):
    meter = Meter(start)
    for row in rows:
        meter(row)
    kept = meter.total[...]
    return jnp.stack([kept, kept, jnp.float32(start), start + rows[-1].sum(), kept])

# verdict: WRONG_STRUCTURE
# diagnosis: foretold

import jax
import jax.numpy as jnp
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.array(start))

    def __call__(self, row):
        self.total[...] += row.sum()
        return self.total[...]


@nnx.jit
def call(meter, row):
    return meter(row)


def mutation_visibility(rows, start):
    a, b = Meter(start), Meter(start)
    for row in rows:
        a(row)
        call(b, row)
    return jnp.array([a.total[...], b.total[...], start, start + rows[-1].sum(), b.total[...]])

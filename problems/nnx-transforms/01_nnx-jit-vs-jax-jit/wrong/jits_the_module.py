# verdict: ERROR
# diagnosis: module-closed-over

import jax
import jax.numpy as jnp
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.array(start))

    def __call__(self, row):
        self.total[...] += row.sum()
        return self.total[...]


def mutation_visibility(rows, start):
    a, b, c = Meter(start), Meter(start), Meter(start)
    fast_b, fast_c = nnx.jit(b), jax.jit(c)
    for row in rows:
        a(row)
        fast_b(row)
        last = fast_c(row)
    return jnp.stack([a.total[...], b.total[...], c.total[...], last, a.total[...]])

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

    @nnx.jit
    def through_nnx(row):
        return b(row)

    @jax.jit
    def through_jax(row):
        return c(row)

    for row in rows:
        a(row)
        through_nnx(row)
        last = through_jax(row)
    return jnp.stack([a.total[...], b.total[...], c.total[...], last, a.total[...]])

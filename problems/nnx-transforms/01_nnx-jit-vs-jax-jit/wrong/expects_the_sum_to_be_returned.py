# verdict: WRONG_VALUE
# diagnosis: returned-adds-up

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
    a, b, c, d = [Meter(start) for _ in range(4)]
    through_nnx = nnx.jit(lambda m, row: m(row))
    pure = jax.jit(lambda m, row: (m(row), m))
    for row in rows:
        a(row)
        through_nnx(b, row)
        _, d = pure(d, row)
    last = jax.jit(lambda m, rows: m(rows))(c, rows)
    return jnp.stack([a.total[...], b.total[...], c.total[...], last, d.total[...]])

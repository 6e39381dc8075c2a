# verdict: WRONG_TYPE
# diagnosis: list-returned

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
    for row in rows:
        a(row)
        nnx.jit(Meter.__call__)(b, row)
        last = jax.jit(Meter.__call__)(c, row)
        _, d = jax.jit(lambda m, row: (m(row), m))(d, row)
    return [a.total[...], b.total[...], c.total[...], last, d.total[...]]

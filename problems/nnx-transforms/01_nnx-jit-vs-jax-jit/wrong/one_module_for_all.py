# verdict: WRONG_VALUE
# diagnosis: one-module

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
    meter = Meter(start)
    results = []
    for row in rows:
        meter(row)
    results.append(meter.total[...])
    through_nnx = nnx.jit(lambda m, row: m(row))
    for row in rows:
        through_nnx(meter, row)
    results.append(meter.total[...])
    through_jax = jax.jit(lambda m, row: m(row))
    for row in rows:
        last = through_jax(meter, row)
    results += [meter.total[...], last]
    pure = jax.jit(lambda m, row: (m(row), m))
    for row in rows:
        _, meter = pure(meter, row)
    results.append(meter.total[...])
    return jnp.stack(results)

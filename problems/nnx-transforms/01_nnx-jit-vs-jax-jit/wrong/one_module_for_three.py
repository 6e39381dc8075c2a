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


def run(call, meter, rows):
    for row in rows:
        result = call(meter, row)
    return meter.total[...], result


def mutation_visibility(rows, start):
    meter = Meter(start)
    eager, _ = run(lambda m, row: m(row), meter, rows)
    lifted, _ = run(nnx.jit(lambda m, row: m(row)), meter, rows)
    pure, last = run(jax.jit(lambda m, row: m(row)), meter, rows)
    other = Meter(start)
    for row in rows:
        _, other = jax.jit(lambda m, row: (m(row), m))(other, row)
    return jnp.array([eager, lifted, pure, last, other.total[...]])

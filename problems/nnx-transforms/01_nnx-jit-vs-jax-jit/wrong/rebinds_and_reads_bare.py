# verdict: WRONG_STRUCTURE
# diagnosis: total-rebound

import jax
import jax.numpy as jnp
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.array(start, jnp.float32))

    def __call__(self, row):
        self.total = self.total + row.sum()
        return self.total


def mutation_visibility(rows, start):
    a, b, c, d = Meter(start), Meter(start), Meter(start), Meter(start)
    lifted = nnx.jit(lambda meter, row: meter(row))
    pure = jax.jit(lambda meter, row: meter(row))

    @jax.jit
    def hand_on(meter, row):
        meter(row)
        return meter

    for row in rows:
        a(row)
        lifted(b, row)
        last = pure(c, row)
        d = hand_on(d, row)
    return jnp.array([a.total, b.total, c.total, last, d.total])

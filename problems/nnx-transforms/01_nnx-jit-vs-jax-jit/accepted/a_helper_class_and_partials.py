from functools import partial

import jax
import jax.numpy as jnp
from flax import nnx


class Total(nnx.Variable):
    pass


class Base(nnx.Module):
    def add(self, amount):
        self.total.set_value(self.total.get_value() + amount)


class Meter(Base):
    def __init__(self, start):
        self.total = Total(jnp.float32(start))

    def __call__(self, row):
        self.add(row.sum())
        return self.total.get_value()

    @partial(jax.jit)
    def stepped(self, row):
        return self(row), self

    @jax.jit
    def forgetful(self, row):
        return self(row)

    @nnx.jit
    def kept(self, row):
        return self(row)


def mutation_visibility(rows, start):
    a, b, c, d = (Meter(start) for _ in "abcd")
    for row in rows:
        a(row)
        b.kept(row)
        last = c.forgetful(row)
        d = d.stepped(row)[1]
    return jnp.concatenate([jnp.reshape(v, 1) for v in (a.total, b.total, c.total, last, d.total)])

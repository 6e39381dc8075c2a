# verdict: WRONG_STRUCTURE
# diagnosis: one-module

import jax
import jax.numpy as jnp
from flax import nnx


class Acc(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.asarray(start, jnp.float32))

    def __call__(self, row):
        self.total[...] += jnp.sum(row)
        return self.total[...]


def call(m, row):
    return m(row)


def mutation_visibility(rows, start):
    m = Acc(start)

    def reset():
        m.total[...] = jnp.asarray(start, jnp.float32)

    out = []
    for r in rows:
        m(r)
    out.append(m.total[...])

    reset()
    f = nnx.jit(call)
    for r in rows:
        f(m, r)
    out.append(m.total[...])

    reset()
    g = jax.jit(call)
    for r in rows:
        last = g(m, r)
    out += [m.total[...], last]

    reset()
    h = jax.jit(lambda m, r: (m, m(r)))
    cur = m
    for r in rows:
        cur, _ = h(cur, r)
    out.append(cur.total[...])
    return jnp.stack(out)

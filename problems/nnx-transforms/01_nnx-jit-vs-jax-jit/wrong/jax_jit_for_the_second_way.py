# verdict: WRONG_STRUCTURE
# diagnosis: no-nnx-jit

import jax
import jax.numpy as jnp
from flax import nnx


class Acc(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.array(start, jnp.float32))

    def __call__(self, row):
        self.total[...] += row.sum()
        return self.total[...]


def mutation_visibility(rows, start):
    a, b, c, d = Acc(start), Acc(start), Acc(start), Acc(start)
    g = jax.jit(lambda m, r: m(r))
    h = jax.jit(lambda m, r: (m, m(r)))
    for r in rows:
        a(r)
        b, _ = h(b, r)
        last = g(c, r)
        d, _ = h(d, r)
    return jnp.stack([a.total[...], b.total[...], c.total[...], last, d.total[...]])

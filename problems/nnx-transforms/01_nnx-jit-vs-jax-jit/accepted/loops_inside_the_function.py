import jax
import jax.numpy as jnp
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.full((), start))

    def __call__(self, row):
        self.total[...] += row @ jnp.ones_like(row)
        return self.total[...]


def mutation_visibility(rows, start):
    eager = Meter(start)
    lifted = nnx.clone(eager)
    dropped = nnx.clone(eager)
    carried = nnx.clone(eager)
    for row in rows:
        eager(row)
        nnx.jit(Meter.__call__)(lifted, row)
        out = jax.jit(Meter.__call__)(dropped, row)

    def body(state, row):
        meter = nnx.merge(graphdef, state)
        meter(row)
        return nnx.state(meter), None

    graphdef, state = nnx.split(carried)
    state, _ = jax.jit(lambda state: jax.lax.scan(body, state, rows))(state)
    nnx.update(carried, state)
    return jnp.asarray([eager.total[...], lifted.total[...], dropped.total[...], out, carried.total[...]])

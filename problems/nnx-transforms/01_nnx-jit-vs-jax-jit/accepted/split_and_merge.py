import jax
import jax.numpy as jnp
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.array(start, dtype=jnp.float32))

    def __call__(self, row):
        self.total.value = self.total.value + row.sum()
        return self.total.value


def run(step, meter, rows):
    return [step(meter, rows[i]) for i in range(rows.shape[0])][-1]


def mutation_visibility(rows, start):
    meters = [Meter(start) for _ in range(3)]
    steps = [lambda m, r: m(r), nnx.jit(lambda m, r: m(r)), jax.jit(lambda m, r: m(r))]
    last = [run(step, meter, rows) for step, meter in zip(steps, meters, strict=True)][2]

    graphdef, state = nnx.split(Meter(start))

    @jax.jit
    def pure(state, row):
        meter = nnx.merge(graphdef, state)
        out = meter(row)
        return out, nnx.state(meter)

    for row in rows:
        _, state = pure(state, row)
    final = nnx.merge(graphdef, state)
    return jnp.stack([m.total.value for m in meters] + [last, final.total.value])

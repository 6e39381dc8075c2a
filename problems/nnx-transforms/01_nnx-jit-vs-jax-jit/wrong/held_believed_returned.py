# verdict: WRONG_VALUE
# diagnosis: returned-for-held

import jax
import jax.numpy as jnp
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start):
        self.total = nnx.Variable(jnp.asarray(start, jnp.float32))

    def __call__(self, row):
        self.total[...] += row.sum()
        return self.total[...]


def call(meter, row):
    return meter(row)


def call_and_hand_on(meter, row):
    return meter(row), meter


def mutation_visibility(rows, start):
    plain, lifted, pure, handed = (Meter(start) for _ in range(4))
    nnx_call, jax_call, jax_hand_on = nnx.jit(call), jax.jit(call), jax.jit(call_and_hand_on)
    last = None
    for row in rows:
        plain(row)
        nnx_call(lifted, row)
        last = jax_call(pure, row)
        _, handed = jax_hand_on(handed, row)
    return jnp.stack([plain.total[...], lifted.total[...], last, last, handed.total[...]])

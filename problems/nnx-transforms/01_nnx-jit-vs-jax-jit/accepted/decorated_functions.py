import jax
import jax.numpy as jnp
from flax import nnx


class RunningTotal(nnx.Module):
    def __init__(self, start: float):
        self.total = nnx.Variable(jnp.array(start))

    def __call__(self, row):
        self.total[...] = self.total[...] + jnp.sum(row)
        return self.total[...]


@nnx.jit
def nnx_step(module, row):
    return module(row)


@jax.jit
def jax_step(module, row):
    return module(row)


@jax.jit
def jax_step_with_state(module, row):
    result = module(row)
    return result, module


def mutation_visibility(rows, start):
    first = RunningTotal(start)
    for row in rows:
        first(row)

    second = RunningTotal(start)
    for row in rows:
        nnx_step(second, row)

    third = RunningTotal(start)
    for row in rows:
        returned = jax_step(third, row)

    fourth = RunningTotal(start)
    for row in rows:
        _, fourth = jax_step_with_state(fourth, row)

    numbers = [first.total[...], second.total[...], third.total[...], returned, fourth.total[...]]
    return jnp.array(numbers, dtype=jnp.float32)

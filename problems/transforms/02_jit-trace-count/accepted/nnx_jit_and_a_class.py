import jax.numpy as jnp
from flax import nnx


class Runner:
    def __init__(self):
        self.traces = 0
        self.compiled = nnx.jit(self.largest, static_argnames=("shape",))

    def largest(self, x, rate, shape):
        self.traces += 1
        return jnp.max(jnp.sum(x.reshape(shape) * jnp.maximum(rate, 0.0), axis=1))


def largest_row_sums(xs, rates, shapes):
    runner = Runner()
    results = [runner.compiled(x, rate, shape=tuple(shape)) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, runner.traces])

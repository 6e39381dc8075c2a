import jax
import jax.numpy as jnp


@jax.custom_vjp
def gate(x, bounds):
    return x


gate.defvjp(lambda x, bounds: (x, bounds), lambda bounds, g: (jnp.clip(g, bounds[0], bounds[1]), None))


class Gate:
    def __init__(self, lo, hi):
        self.bounds = (lo, hi)

    def __call__(self, x):
        return gate(x, self.bounds)


def scale_with_gate(x, weights, lo, hi):
    return Gate(lo, hi)(x) * weights

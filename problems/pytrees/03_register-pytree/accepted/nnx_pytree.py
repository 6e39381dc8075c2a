import jax
import jax.numpy as jnp
from flax import nnx


class Poly(nnx.Pytree):
    def __init__(self, coeffs, name):
        self.coeffs = nnx.data(coeffs)
        self.name = name


@jax.jit
def value(p, x):
    return p.coeffs @ jnp.power(x, jnp.arange(p.coeffs.shape[0]))


def polynomial_tree(coeffs, name, x):
    p = Poly(coeffs, name)
    d = jax.tree.map(lambda a: 2 * a, p)
    return {
        "leaves": jax.tree.leaves(p),
        "value": value(p, x),
        "gradient": jax.grad(value)(p, x).coeffs,
        "doubled": d.coeffs,
        "name": d.name,
    }

# verdict: ERROR
# diagnosis: not-registered

import jax
import jax.numpy as jnp


class Polynomial:
    def __init__(self, coeffs, name):
        self.coeffs = coeffs
        self.name = name


def evaluate(polynomial, x):
    powers = x ** jnp.arange(polynomial.coeffs.shape[0])
    return jnp.sum(polynomial.coeffs * powers)


def polynomial_tree(coeffs, name, x):
    polynomial = Polynomial(coeffs, name)
    doubled = jax.tree.map(lambda leaf: 2 * leaf, polynomial)
    return {
        "leaves": jax.tree.leaves(polynomial),
        "value": jax.jit(evaluate)(polynomial, x),
        "gradient": jax.grad(evaluate)(polynomial, x).coeffs,
        "doubled": doubled.coeffs,
        "name": doubled.name,
    }

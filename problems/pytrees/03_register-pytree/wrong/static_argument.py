# verdict: WRONG_TYPE
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
    doubled = Polynomial(2 * coeffs, name)
    return {
        "leaves": jax.tree.leaves(polynomial),
        "value": jax.jit(evaluate, static_argnums=0)(polynomial, x),
        "gradient": jax.grad(lambda c: evaluate(Polynomial(c, name), x))(coeffs),
        "doubled": doubled.coeffs,
        "name": doubled.name,
    }

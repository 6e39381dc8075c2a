# verdict: ERROR
# diagnosis: coeffs-is-structure

from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.tree_util.register_dataclass, data_fields=[], meta_fields=["coeffs", "name"])
@dataclass
class Polynomial:
    coeffs: jax.Array
    name: str


def evaluate(polynomial, x):
    powers = x ** jnp.arange(polynomial.coeffs.shape[0])
    return jnp.sum(polynomial.coeffs * powers)


def polynomial_tree(coeffs, name, x):
    @jax.jit
    def compiled(polynomial, x):
        return evaluate(polynomial, x)

    polynomial = Polynomial(coeffs, name)
    doubled = jax.tree.map(lambda leaf: 2 * leaf, polynomial)
    return {
        "leaves": jax.tree.leaves(polynomial),
        "value": compiled(polynomial, x),
        "gradient": jax.grad(evaluate)(polynomial, x).coeffs,
        "doubled": doubled.coeffs,
        "name": doubled.name,
    }

# verdict: WRONG_SHAPE
# diagnosis: gradient-in-x

from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclass
class Polynomial:
    coeffs: jax.Array
    name: str = field(metadata={"static": True})


def evaluate(polynomial, x):
    powers = x ** jnp.arange(polynomial.coeffs.shape[0])
    return jnp.sum(polynomial.coeffs * powers)


def polynomial_tree(coeffs, name, x):
    polynomial = Polynomial(coeffs, name)
    doubled = jax.tree.map(lambda leaf: 2 * leaf, polynomial)
    return {
        "leaves": jax.tree.leaves(polynomial),
        "value": jax.jit(evaluate)(polynomial, x),
        "gradient": jax.grad(evaluate, argnums=1)(polynomial, x),
        "doubled": doubled.coeffs,
        "name": doubled.name,
    }

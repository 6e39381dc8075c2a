# verdict: WRONG_TYPE
# diagnosis: coeffs-is-structure

from functools import partial

import jax
import jax.numpy as jnp


@jax.tree_util.register_pytree_node_class
class Polynomial:
    def __init__(self, numbers, name):
        self.numbers = tuple(float(number) for number in numbers)
        self.name = name

    @property
    def coeffs(self):
        return jnp.array(self.numbers)

    def tree_flatten(self):
        return (), (self.numbers, self.name)

    @classmethod
    def tree_unflatten(cls, structure, children):
        return cls(*structure)


@partial(jax.jit)
def evaluate(polynomial, x):
    return jnp.sum(polynomial.coeffs * x ** jnp.arange(len(polynomial.numbers)))


def polynomial_tree(coeffs, name, x):
    polynomial = Polynomial(coeffs, name)
    doubled = jax.tree.map(lambda leaf: 2 * leaf, polynomial)
    return {
        "leaves": jax.tree.leaves(polynomial),
        "value": evaluate(polynomial, x),
        "gradient": jax.grad(evaluate)(polynomial, x).coeffs,
        "doubled": doubled.coeffs,
        "name": doubled.name,
    }

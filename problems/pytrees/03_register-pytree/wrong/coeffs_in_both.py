# verdict: ERROR
# diagnosis: coeffs-is-structure

import jax
import jax.numpy as jnp


@jax.tree_util.register_pytree_node_class
class Polynomial:
    def __init__(self, coeffs, name):
        self.coeffs = coeffs
        self.name = name

    def tree_flatten(self):
        return (self.coeffs,), (self.coeffs, self.name)

    @classmethod
    def tree_unflatten(cls, structure, children):
        return cls(*structure)


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

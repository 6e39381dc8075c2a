# verdict: ERROR
# diagnosis: flatten-gives-one-half

from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@jax.tree_util.register_pytree_node_class
class Poly:
    def __init__(self, coeffs, name):
        self.coeffs = coeffs
        self.name = name

    def tree_flatten(self):
        return (self.coeffs,)

    @classmethod
    def tree_unflatten(cls, aux, children):
        return cls(*children, aux)


@jax.jit
def value(p, x):
    return jnp.sum(p.coeffs * x ** jnp.arange(p.coeffs.size))


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

# verdict: WRONG_VALUE
# diagnosis: name-lost

import jax
import jax.numpy as jnp


@jax.tree_util.register_pytree_node_class
class Poly:
    def __init__(self, coeffs, name="poly"):
        self.coeffs = coeffs
        self.name = name

    def tree_flatten(self):
        return (self.coeffs,), None

    @classmethod
    def tree_unflatten(cls, aux, children):
        return cls(*children)


def polynomial_tree(coeffs, name, x):
    p = Poly(coeffs, name)

    @jax.jit
    def f(p, x):
        return jnp.sum(p.coeffs * x ** jnp.arange(p.coeffs.size))

    d = jax.tree.map(lambda a: 2 * a, p)
    return {
        "leaves": jax.tree.leaves(p),
        "value": f(p, x),
        "gradient": jax.grad(f)(p, x).coeffs,
        "doubled": d.coeffs,
        "name": d.name,
    }

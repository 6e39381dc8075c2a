# verdict: ERROR
# diagnosis: field-undeclared

from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@dataclass
class Poly:
    coeffs: jax.Array
    name: str


jax.tree_util.register_dataclass(Poly, data_fields=["coeffs"], meta_fields=[])


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

# verdict: WRONG_STRUCTURE
# diagnosis: nothing-differentiated

from dataclasses import dataclass, field
from functools import partial

import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclass
class Poly:
    coeffs: jax.Array
    name: str = field(metadata={"static": True})


def value(p, x):
    return jnp.sum(p.coeffs * x ** jnp.arange(p.coeffs.size))


def polynomial_tree(coeffs, name, x):
    p = Poly(coeffs, name)
    d = jax.tree.map(lambda a: 2 * a, p)
    return {
        "leaves": jax.tree.leaves(p),
        "value": jax.jit(value)(p, x),
        "gradient": x ** jnp.arange(coeffs.size),
        "doubled": d.coeffs,
        "name": d.name,
    }

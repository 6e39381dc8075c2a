# verdict: ERROR
# diagnosis: result-transformed

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
        "value": jax.jit(value(p, x)),
        "gradient": jax.grad(value)(p, x).coeffs,
        "doubled": d.coeffs,
        "name": d.name,
    }

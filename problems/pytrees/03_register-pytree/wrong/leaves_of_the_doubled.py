# verdict: WRONG_VALUE
# diagnosis: doubled-too-early

from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclass
class Poly:
    coeffs: jax.Array
    name: str = field(metadata={"static": True})


@jax.jit
def value(p, x):
    return jnp.sum(p.coeffs * x ** jnp.arange(p.coeffs.size))


def polynomial_tree(coeffs, name, x):
    p = Poly(coeffs, name)
    p = jax.tree.map(lambda a: 2 * a, p)
    return {
        "leaves": jax.tree.leaves(p),
        "value": value(p, x),
        "gradient": jax.grad(value)(p, x).coeffs,
        "doubled": p.coeffs,
        "name": p.name,
    }

# verdict: WRONG_TYPE
# diagnosis: children-not-a-tuple

from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclass
class Poly:
    coeffs: list
    name: str = field(metadata={"static": True})


@jax.jit
def value(p, x):
    return sum(c * x**i for i, c in enumerate(p.coeffs))


def polynomial_tree(coeffs, name, x):
    p = Poly(list(coeffs), name)
    d = jax.tree.map(lambda a: 2 * a, p)
    g = jax.grad(value)(p, x)
    return {
        "leaves": jax.tree.leaves(p),
        "value": value(p, x),
        "gradient": jnp.array(g.coeffs),
        "doubled": jnp.array(d.coeffs),
        "name": d.name,
    }

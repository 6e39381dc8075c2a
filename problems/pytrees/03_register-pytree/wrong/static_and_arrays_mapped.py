# verdict: WRONG_STRUCTURE
# diagnosis: object-not-mapped

from dataclasses import dataclass

import jax
import jax.numpy as jnp


@dataclass(eq=False)
class Poly:
    coeffs: jax.Array
    name: str


def value(p, x):
    return jnp.sum(p.coeffs * x ** jnp.arange(p.coeffs.size))


def polynomial_tree(coeffs, name, x):
    p = Poly(coeffs, name)
    v = jax.jit(value, static_argnums=0)(p, x)
    g = jax.grad(lambda c: value(Poly(c, name), x))(coeffs)
    d = jax.tree.map(lambda a: 2 * a, p.coeffs)
    return {"leaves": jax.tree.leaves(p.coeffs), "value": v, "gradient": g, "doubled": d, "name": p.name}

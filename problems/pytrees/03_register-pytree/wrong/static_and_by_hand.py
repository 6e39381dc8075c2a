# verdict: WRONG_STRUCTURE
# diagnosis: nothing-mapped

from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp


@dataclass(eq=False)
class Poly:
    coeffs: jax.Array
    name: str


@partial(jax.jit, static_argnums=0)
def value(p, x):
    return jnp.sum(p.coeffs * x ** jnp.arange(p.coeffs.size))


def polynomial_tree(coeffs, name, x):
    p = Poly(coeffs, name)
    d = Poly(2 * coeffs, name)
    g = jax.grad(lambda c: value(Poly(c, name), x))(coeffs)
    return {"leaves": [p.coeffs], "value": value(p, x), "gradient": g, "doubled": d.coeffs, "name": d.name}
